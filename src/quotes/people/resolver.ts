import type { PlainText } from '../../article/plain-text.ts';
import type { Span } from '../../text/position.ts';
import type { Frame, Frames } from '../frame.ts';
import type { Token } from '../grammar/token.ts';
import { Cluster, learn } from './cluster.ts';
import { Discourse, type Place, type Wanted } from './discourse.ts';
import type { KnownPerson } from './known-person.ts';
import { formOf, mentionsOf, type NameMention } from './mentions.ts';
import { isPossessive } from './name-run.ts';
import { isSomebody, leadsToName, type Nominal, nominalAt, Roles } from './nominal.ts';
import { type ArticlePerson, type MentionForm, noteGender, type Person, type Resolution } from './person.ts';
import { wantedBy } from './pronouns.ts';
import { speakerOf } from './speaker.ts';
import { isSubject } from './subjecthood.ts';

/** What is read of one block. */
export interface BlockRead {
  frame: Frame;
  block: number;
  mentions: NameMention[];
  /** The whole plain text. */
  source: string;
}

/**
 * Reads an article from its first word to its last and ties every name, role and pronoun in the reporter's words
 * to a person. Whatever the words leave open stays open.
 */
export class PeopleResolver {
  private readonly cluster: Cluster;
  private readonly roles: Roles;
  private readonly discourse = new Discourse();
  private readonly blocks: BlockRead[];
  /** Whom the words mean that begin at an offset. */
  readonly meant = new Map<number, readonly Person[]>();
  private readonly bySpan = new Map<number, Resolution>();
  private readonly capitals = new Set<string>();
  private sentence = 0;

  /** @param speakers words that name speakers, in any order: who spoke last matters to a pronoun */
  constructor(
    plain: PlainText,
    frames: Frames,
    speakers: readonly Span[],
    known: readonly KnownPerson[] = [],
  ) {
    this.cluster = new Cluster(known);
    this.blocks = plain.blocks.flatMap((block, index) =>
      block.kind === 'code' ? [] : [read(frames(index), index, plain.text)],
    );
    for (const { mentions, frame } of this.blocks) this.introduce(mentions, frame);
    for (const { mentions, frame } of this.blocks) for (const mention of mentions) this.tie(mention, frame);
    this.roles = new Roles(this.cluster.people);
    const spans = [...speakers].sort((a, b) => a.start - b.start);
    let next = 0;
    for (const one of this.blocks) {
      const own: Span[] = [];
      while (next < spans.length && spans[next]!.start < one.frame.block.end) own.push(spans[next++]!);
      this.walk(one, own);
    }
  }

  /** Whom the words mean that name a speaker; the span must be one of those given at first. */
  resolve(speaker: Span): Resolution {
    return this.bySpan.get(speaker.start) ?? { person: null, candidates: [] };
  }

  /** Persons and organisations with a name, in the order of their first mention. */
  people(): ArticlePerson[] {
    const named = this.cluster.people.filter(
      ({ certain, organisation, mentions }) => (certain || organisation) && mentions.length > 0,
    );
    named.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start);
    return named.map(({ name, mentions, role, organisation }) => ({ name, mentions, role, organisation }));
  }

  private introduce(mentions: readonly NameMention[], frame: Frame): void {
    for (const mention of mentions) {
      this.cluster.introduce(mention, frame);
      if (!mention.initial && !mention.headline) for (const word of mention.words) this.capitals.add(word);
    }
  }

  /** Ties a name to those whom it may mean, before any pronoun is looked at. */
  private tie(mention: NameMention, frame: Frame): void {
    const people = this.cluster.candidates(mention);
    if (people.length === 0 && mention.titled && mention.words.length > 0) {
      const written = frame.text.slice(mention.start - frame.block.start, mention.end - frame.block.start);
      people.push(this.cluster.addTitled(mention, written));
    }
    if (people.length === 1) learn(people[0]!, mention, frame);
    this.meant.set(mention.start, people);
  }

  private walk(read: BlockRead, speakers: readonly Span[]): void {
    const { frame, mentions } = read;
    const { tokens, sentences } = frame;
    let name = 0;
    let span = 0;
    let until = 0;
    for (let at = 0, sentence = 0; at < tokens.length; at++) {
      while (sentence < sentences.length && sentences[sentence]!.to <= at) {
        sentence++;
        this.sentence++;
      }
      while (span < speakers.length && speakers[span]!.end - frame.block.start <= tokens[at]!.start)
        this.settle(read, speakers[span++]!);
      if (mentions[name]?.from === at) {
        this.meetName(read, mentions[name]!);
        until = Math.max(until, mentions[name]!.to);
        name++;
      } else if (at >= until)
        until = Math.max(until, this.meetWord(read, at, mentions[name]?.from ?? tokens.length));
    }
    while (span < speakers.length) this.settle(read, speakers[span++]!);
    this.sentence++;
  }

  private meetName(read: BlockRead, mention: NameMention): void {
    const persons = this.meant.get(mention.start)!;
    if (persons.length === 1) this.list(persons[0]!, mention, read, formOf(persons[0]!, mention));
    if (isLabel(read.frame.tokens, mention)) return;
    this.discourse.note(persons, this.place(read), isSubject(read.frame.tokens, mention));
  }

  /** A pronoun or a nominal. @returns the token to go on with */
  private meetWord(read: BlockRead, at: number, name: number): number {
    const { tokens } = read.frame;
    const { tag } = tokens[at]!;
    const wanted = wantedBy(tokens[at]!);
    if (wanted) this.meetPronoun(read, at, wanted);
    if (tag !== 'determiner' && tag !== 'possessive') return at + 1;
    const nominal = nominalAt(tokens, at);
    if (!nominal || leadsToName(tokens, nominal, name)) return at + 1;
    this.meetNominal(read, nominal);
    return wanted ? at + 1 : nominal.to;
  }

  private meetNominal(read: BlockRead, nominal: Nominal): void {
    const { tokens } = read.frame;
    const persons = this.roles.candidates(nominal, tokens);
    const span = spanOf(read.frame, nominal);
    if (persons.length > 0) this.meant.set(span.start, persons);
    if (persons.length === 1) this.list(persons[0]!, span, read, 'role');
    const subject = isSubject(tokens, { ...nominal, possessive: isPossessive(tokens[nominal.to - 1]!) });
    if (persons.length > 0) this.discourse.note(persons, this.place(read), subject);
    // Somebody without a name who does nothing is seldom taken up again.
    else if (subject && isSomebody(nominal))
      this.discourse.note([this.roles.anonymous(nominal)], this.place(read), true);
  }

  private place({ block }: BlockRead): Place {
    return { block, sentence: this.sentence };
  }

  private meetPronoun(read: BlockRead, at: number, wanted: Wanted): void {
    const place = this.place(read);
    let persons = this.discourse.antecedents(wanted, place);
    if (persons.length === 0 && wanted.sort === 'person')
      persons = this.discourse.antecedents({ ...wanted, unsure: true }, place);
    const span = spanOf(read.frame, { from: at, to: at + 1 });
    this.meant.set(span.start, persons);
    if (persons.length === 1) {
      persons[0]!.certain = true;
      noteGender(persons[0]!, wanted.gender);
      this.list(persons[0]!, span, read, 'pronoun');
    }
    this.discourse.note(persons, place, read.frame.tokens[at]!.tag === 'pronoun');
  }

  private list(person: Person, { start, end }: Span, { source }: BlockRead, form: MentionForm): void {
    person.mentions.push({ start, end, text: source.slice(start, end), form });
  }

  /** Says whose words those of a speaker are, now that everything before them is read. */
  private settle(read: BlockRead, span: Span): void {
    const found = speakerOf(read, span, this.meant, this.roles, this.capitals);
    const persons = found.persons.filter(({ anonymous }) => !anonymous);
    this.bySpan.set(span.start, {
      person: found.name ?? (found.persons.length === 1 ? (persons[0]?.name ?? null) : null),
      candidates: found.persons.length > 1 ? persons.map(({ name }) => name) : [],
    });
    this.discourse.note(found.persons, this.place(read), true, true);
  }
}

const read = (frame: Frame, block: number, source: string): BlockRead => ({
  frame,
  block,
  source,
  mentions: mentionsOf(frame, block, source),
});

const spanOf = ({ tokens, block }: Frame, { from, to }: { from: number; to: number }): Span => ({
  start: tokens[from]!.start + block.start,
  end: tokens[to - 1]!.end + block.start,
});

/** `ANN LEE:` before what she says: in it, `she` is somebody else. */
const isLabel = (tokens: readonly Token[], { from, to }: NameMention): boolean =>
  from === 0 && tokens[to]?.tag === 'colon';
