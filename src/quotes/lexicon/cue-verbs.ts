/**
 * The verbs that report speech, writing or an attitude, by class. Each line starts with the frames that hold
 * for the lemmas after it:
 *
 * - D direct speech: “…,” she said.
 * - T that-clause: said (that) the plan was “mad”
 * - W whether, how or why: asked whether it was “fair”
 * - I infinitive of the subject, or with O of the person addressed: vowed to “fight on”, urged them to “wait”
 * - O the person addressed stands as object before the clause or the words: told the council …
 * - N noun object, bare or after a preposition: praised the “brave” staff, complained of “delays”
 * - A names or characterises its object: called it “…”, described it as “…”
 * - M manner of utterance only; counts right next to direct words
 * - P thinking or feeling rather than saying
 * - R a document, study, sign or rule may be its subject
 *
 * `_` joins the words of a phrasal verb: its head and what follows the head. `:of,about` lists the prepositions
 * of its object; `:+of` says that the object may also stand bare. A capital S stands for s and z.
 *
 * A preposition counts as part of the verb (`call_for`) where the bare verb is no cue or means something else.
 */
export const VERB_CLASSES: readonly string[] = [
  // Saying, without colour: the house verbs of a news report.
  `DTWNR say state
   DTWIONR tell:of,about
   DTR add put_it
   DTN remark:on,upon mention:+to comment:on,about,upon phrase word couch:in express:+to articulate
   DTN formulate speak_out:against,about,on,over
   DTNR observe note
   WNA speak:of,about,to,against,for,on,with
   WN talk:of,about,to,with
   DW continue go_on resume proceed carry_on
   DNR begin:with,by start:with,by open:with,by close:with,by end:with,by finish:with,by kick_off:with
   DNR sign_off:with
   DR run
   DN utter:+to mouth voice:+to pronounce:+on vocaliSe verbaliSe come_out_with pipe_up:with
   DN speak_up:for,about,against strike_up read_out
   DTNA frame:as
   D go wrap_up trail_off
   TR have_it
   N air ventilate give_voice:to lend_voice:to fire_off dash_off list_off`,

  // Telling: the person addressed is the object.
  `DTWON inform:of,about,on
   DTON notify:of brief:on,about assure:of reassure:about,of,over caution:+against,about,over
   TWON apprise:of update:on,about
   DTWION advise:on,about,against remind:of,about
   TON alert:to tip_off:about,to forewarn:of,about warn_off
   TION convince:of persuade:of
   TWO teach
   DTION instruct:in,on
   DION lecture:on,about school:in,on
   TWN level_with:about,on confide:+in,to share:+with,on impart:+to relate:+to
   ON regale:with entertain:with bombard:with ply:with pepper:with acquaint:with familiariSe:with
   ON enlighten:about,on fill_in:on clue_in:on debrief:+on,about dissuade:+from discourage:+from
   DO address accost heckle catcall hector harangue serenade
   DON greet
   ION coach:on,in prompt:+with prime:about,on
   DTN mansplain:+to
   NA introduce:+to,as
   N reach_out:to`,

  // Announcing and making known.
  `DTNR announce:+to declare proclaim
   DTWNR reveal:+to disclose:+to confirm:+to
   TNR divulge:+to publiciSe make_known make_public make_clear make_plain lay_bare bring_to_light signal:+to
   TNR indicate:+to denote convey:+to communicate:+to,with
   N unveil go_public:with,on,about come_clean:about,on,over open_up:about,on,to own_up:to
   TN let_slip let_on break_news:of,to leak:+to out blurt let_out give_away spill broadcast:+to televiSe
   TN telegraph transmit:+to relay:+to attest:+to witness:+to depone aver avow drop_hints:about,of
   DN blurt_out blab:about,to spill_out pour_out:to toast:+to cheer:+for
   DTN trumpet intone chant roar_out belt_out testify:to,about,on,against depose bear_witness:to
   DTN give_evidence:of,on,against
   D ring_out
   DTNA herald:+as
   T let_know
   TNA certify:+as`,

  // Asserting and maintaining.
  `DTINR claim guarantee:+to
   DTNR assert affirm stress emphasiSe underline underscore highlight insist:on,upon contend allege
   DTNR point_out spell_out set_out lay_out
   DTN maintain reaffirm reassert asseverate protest:+about,against,at,over submit:+to venture proffer
   DTIN profess swear:+to,by,at vow pledge:+to volunteer offer:+to
   DTION promise:+to
   TIR purport
   TN posit postulate presuppose presume warrant vouch:for swear_blind bet wager
   TNR hold stipulate specify imply presage portend betoken
   N set_forth lay_down put_forward put_forth bring_up throw_out trot_out reel_off rattle_off press
   N hammer_home drive_home ram_home rub_in play_up talk_up hype big_up accentuate dramatiSe overstate
   N understate exaggerate embellish inflate downplay play_down
   T have_no_doubt leave_no_doubt`,

  // Explaining, specifying, summing up.
  `DTWNR explain:+to clarify
   TWNR illustrate demonstrate:+to detail outline:+to
   DTWNAR describe:+as,to
   WNR elucidate explicate
   WNAR define:+as
   DTN elaborate:on,upon expand:on,upon enlarge:on,upon expound:+on,upon expatiate:on,upon amplify recap
   DTN recapitulate paraphrase restate
   N dwell:on,upon touch:on,upon harp:on home_in:on hone_in:on zero_in:on go_into run_through talk_through
   N boil_down:+to distil:+into distill:+into condense:+into contextualiSe itemiSe enumerate tabulate
   N inventory broach:+with raise:+with air_out tackle
   DTNAR sum_up:+as summariSe:+as
   DTNA recast:+as rephrase:+as reword:+as interpret:+as translate:+as
   NA gloss:+as catalogue:+as catalog:+as write_up:+as
   TNA rationaliSe:+as
   TN reason theoriSe:about hypothesiSe:about extrapolate speculate:about,on,over
   DT simplify qualify digress ad-lib improvise extemporiSe
   WN discuss:+with flesh_out map_out`,

  // Suggesting and hinting: said in part.
  `DTNR suggest:+to
   TNR hint:at,to intimate:+to insinuate infer
   DTNA propose:+to,as float:+as
   DTN moot counsel:+against
   NR allude:to
   N gesture:to,at wink:at advert:to adumbrate evoke conjure_up call_to_mind bring_to_mind connote toss_out
   N kick_around dangle
   NAR refer:to,as
   NA pitch:+as,to tout:+as peddle:+as bill:+as plug:+as tip:+as,for sell:+as,to market:+as,to
   TNA recommend:+as,to,for,against
   TN advocate:+for`,

  // Writing and publishing; the instrument is the verb.
  `DTWNR write:of,about,to,in,on,for read
   DTN pen scribble jot jot_down scrawl etch note_down set_down write_down tweet:+at,about,to retweet:+with
   DTN quote-tweet subtweet live-tweet repost:+with toot skeet post:+on,about,to blog:about,on vlog:about
   DTN write_in:to,of email_in text_in phone_in:to call_in:to ring_in:to write_back:to text_back
   DTN editorialiSe:about,on,against dictate:+to podcast:+about,on
   DN livestream stream transcribe ink inscribe:+on,with,in engrave:+on,with,in emblazon:+on,with
   DN daub:+on,with stencil:+on type tap_out bang_out chalk:+on spray:+on spray-paint:+on journal diariSe
   DN chronicle minute document footnote:+with memo
   N hashtag author draft redraft autograph annotate:+with append:+to interpolate co-write ghostwrite
   N edit:+to amend:+to redact reproduce:+in serialiSe:+in syndicate disseminate:+to issue:+to,with
   N hand_out:to put_out send:+to send_out dedicate:+to upload:+to release:+to draw_up
   NA title entitle subtitle paint:+on,as sign:+as record:+as,in log:+as rewrite:+as
   DNR print:+on
   DTNA caption:+as headline:+as
   DTION text
   DTON message:+to email:+to e-mail:+to mail:+to ping whatsapp snapchat:+to fax:+to cable:+to wire:+to
   DTON telex telephone phone call_up radio:+to skype zoom
   DTNR publish:+in,on print_out run_with splash:on,with lead_with bear contain feature:+in
   DTNR file:with,for,against`,

  // What documents, studies, figures and signs do.
  `TWNAR find
   TWNR establish ascertain prove show:+to
   TWINR determine
   DTNR conclude:+with,by estimate:+at calculate:+at forecast predict
   TNR evidence substantiate corroborate validate verify bear_out attribute:+to ascribe:+to betray
   TNR project:+to foresee anticipate foretell prophesy foreshadow speak_volumes:about notice
   NR point_to bespeak belie mirror encapsulate epitomiSe capture embody typify symboliSe mandate
   NR require:+to proscribe forbid:+to chart examine survey probe scrutiniSe reference carry display:+on
   NR deter:+from
   TR go_to_show turn_up unearth uncover dig_up
   TNAR decree:+as envisage:+as envision:+as identify:+as recogniSe:+as assess:+as evaluate:+as
   NAR prescribe:+as,for outlaw:+as depict:+as portray:+as present:+as,to represent:+as,to render:+as
   NAR sketch:+as profile:+as analySe:+as audit:+as investigate:+as,for fault:+for,as namecheck:+as
   NAR name-check:+as list:+as rank:+as rate:+as review:+as expose:+as
   DNAR cite:+as,in quote:+as,in,from
   DNR flash_up scroll blare blazon:+on pop_up:with`,

  // Answering.
  `DTN answer:+with,to reply:to,with,in respond:to,with,by,in rejoin retort:to,with counter:+with,by
   DTN rebut:+with riposte:with field:+with
   DN parry:with return shoot_back:with,at fire_back:with,at,over hit_back:at,over,with,against
   DN snap_back:at,with bite_back:at,with come_back:with,at clap_back:at,with,on strike_back:at
   DN push_back:against,on,at,with punch_back:at,with answer_back:to talk_back:to bat_back:+with
   DN deflect:+with equivocate:over,on,about hedge:+with,on echo:+with chorus_back react:to,with,by,at
   DN retaliate:with,against
   N write_off bat_away brush_aside brush_off wave_away wave_aside wave_off swat_away fend_off:+with
   N sidestep:+with dodge:+with duck:+with evade:+with stonewall:+with second return_fire:at,with
   N back_down:on,over,from back_away:from cave_in:to,on,over give_in:to,on
   NA shrug_off:+as laugh_off:+as
   DTNA acknowledge:+as,to`,

  // Breaking into talk.
  `DN interject:+with interrupt:+with,by interpose:+with butt_in:with,on cut_in:with break_in:with
   DN chip_in:with,on,about chime_in:with,on weigh_in:on,with,against,over pitch_in:with wade_in:on,with,to
   DN barge_in:on,with step_in:with,to jump_in:with,on leap_in:with put_in throw_in shout_down:+with
   DN speak_over pile_in:on,with,to pile_on:with chime:with dive_in:with,on plunge_in:with burst_out
   DN break_out
   N cut_off:+with drown_out:+with talk_down:to,from`,

  // Asking.
  `DTWION ask:+for,about,of,to
   DWN inquire:about,into,of enquire:about,into,of ponder:+on,over contemplate debate:+with,over,on
   DTWNP wonder:about,at
   DWON question:+about,over,on,for quiz:+on,about,over grill:+on,about,over interrogate:+about,on,over
   DWON cross-examine:+about,on,over
   ON interview:+about,on,for sound_out:+about,on,over poll:+on,about canvass:+on,for,about pump:for
   DTWN query mull:+over muse:on,about,over,upon
   DION challenge:+on,over,about,to beg:+for,of entreat:+for,to
   DTN press_for request:+from,of
   DN pose:+to
   DTION implore:+for,to beseech:+for
   DTIN plead:+for,with,to appeal:for,to,against,on clamour:for clamor:for lobby:+for,against,on
   DTIN agitate:for,against campaign:for,against,on,over pray:for,to,about
   TION petition:+for,to,against
   DIO adjure conjure importune
   TIN intercede:for,with cry_out_for:to
   N solicit:+for,from seek:+from elicit:+from draw:+from fish_for
   ION invite:+to
   DO double-check cross-question catechiSe
   DON doorstep:+about,over,for`,

  // Ordering, urging, forbidding: what the person addressed should do.
  `DTION order:+to command:+to urge:+on,against
   DTWINR demand:+of,from
   DION exhort:+to admonish:+for,about bid enjoin:+on,from,to
   TIONR direct:+to
   DIONA charge:+with,as
   ION encourage:+with,in dare:+to goad:+with,into egg_on:with,to cajole:+into,with coax:+with,into,from
   ION nag:+about,at,over pester:+about,for,with push_to beckon summon:+to incite:+to spur_on:with,to
   ION chivvy:+into hassle:+about,over badger:+about,over,into,for call_on:for call_upon:for,to shoo:+from
   ION tell_off:for,over,about authoriSe:+to license:+to push:+for,on,against,to pressure:+into,to,over
   IONA taunt:+with,about,over,as
   ON rally:+with,against,for galvaniSe:+with,into mobiliSe:+with,against
   N call_for:from,in,on
   DNA call_out:+as,for,on,over
   INA ban:+from,as prohibit:+from,as veto:+as bar:+from,as
   DTIN threaten:+with,to,over
   DTIONR warn:of,about,against,on,over,to
   DN bark_out shout_out:to,for bawl_out:+for,over
   DNA lay_into:+as,over,for`,

  // Promising, offering, agreeing, refusing: what the subject will do.
  `TIN undertake intend plan:+for,to vote:for,against,on,to
   ION commit:to
   DIN refuse:+to decline:+to
   IN aspire:to aim:for,at
   DTIN agree:to,on,with,about,over resolve:+to,on
   TWIN decide:on,against,for
   DTN concur:with,in,on assent:to accede:to acquiesce:in,to consent:to disagree:with,over,on,about
   DTN differ:with,over,on,from beg_to_differ:with,on dissent:from demur:at,to,over object:to
   N sign_up_to:to ratify approve:+of sanction abjure forswear recant:+on take_back row_back:on,from
   N backtrack:on,over,from backpedal:on,over,from roll_back:on walk_back climb_down:on,over,from
   N reverse:+on renege:on go_back_on:on double_down:on,with stick_to:with dig_in:over,on,with
   N stand_firm:on,over,against hold_firm:on come_out_for come_out_against abstain:from recuse:from
   N look_forward:to look_ahead:to
   NA back:+as,over,for endorse:+as indorse:+as support:+as renounce:+as retract:+as withdraw:+as
   NA rule_out:+as stand_by:+as stick_up_for:as stand_up_for:as come_down_on:for,as
   TN covenant:+with`,

  // Admitting and conceding.
  `DTNA admit:+to,as confess:+to,as accept:+as bemoan:+as
   DTN concede:+to,on,over own grant allow apologiSe:for,to,over,about lament:+over,about
   TNA appreciate:+as deplore:+as bewail:+as mourn:+as
   TN face_up_to rue grieve:+over,for,at mope:about cough_up
   DN say_sorry:for,to repent:+of express_regret:for,over,about
   N eat_humble_pie eat_words plead_guilty:to take_responsibility:for take_blame:for cop_to
   DTIN regret`,

  // Denying, doubting, disputing, rejecting.
  `DTN deny:+to lie:to,about,over fib:to,about bluff:to,about prevaricate:over,about,on
   DTN bluster:about,at,against waffle:about,on,over
   TWN dispute:+with
   TWNA doubt:+as
   TN disbelieve negate contradict:+on gainsay
   TNA discount:+as
   DNA reject:+as,for dismiss:+as
   NA refute:+as,with repudiate:+as rebuff:+as,with,for disavow:+as disown:+as discredit:+as debunk:+as
   NA demolish:+as trash:+as rubbish:+as pooh-pooh:+as quash:+as spurn:+as,for snub:+as,with
   NA contest:+as,over resist:+as oppose:+as overrule:+as overturn:+as strike_down:+as turn_down:+as
   NA knock_back:+as shoot_down:+as knock_down:+as shut_down:+with,as bat_down:+as slap_down:+as,for
   NA put_down:+as,to discard:+as disregard:+as ignore:+as explain_away:+as impugn:+as undercut:+as,with
   NA undermine:+as fact-check:+as correct:+as,to,on misquote:+as misreport:+as misstate:+as
   NA misrepresent:+as misread:+as mischaracteriSe:+as misinterpret:+as distort:+as
   N disclaim nix scotch squash scupper poke_holes:in cast_doubt:on,over,upon throw_doubt:on
   N pour_scorn:on,over pour_cold_water:on throw_cold_water:on stamp_on wish_away take_issue:with,over
   N find_fault:with,in take_exception:to,at distance_from recoil:at,from,against balk:at baulk:at
   N bridle:at,over bristle:at,over,about call_into_question garble
   DTA fudge:+as,on`,

  // Arguing and reasoning.
  `DTNR argue:for,against,about,with,over,on
   DT counterargue
   DTN philosophiSe:about,on moraliSe:about,on,over sermoniSe:about,on,to pontificate:about,on,over
   DTN preach:+to,about,on,against opine:on,about,over
   DN quarrel:with,over,about bicker:with,over,about squabble:with,over,about spar:with,over,on
   DN vent:+about,at,over,on sound_off:about,on,over,against hold_forth:on,about,to rabbit_on:about
   DN drone_on:about ramble_on:about bang_on:about ramble:about,on burble:about,on blather:about,on
   DN drone:about prattle:about,on witter:about,on babble:about,on yammer:about jabber:about rattle_on:about
   N wrangle:with,over,about row:with,over,about clash:with,over,on haggle:over,with,about
   N negotiate:+with,for,on,over bargain:for,with,over spat:with,over feud:with,over opinionate
   N make_case:for,against make_point:of,about,on plump_for side_with stand_for take_aim:at,over
   N absolve:+of,from exculpate
   TNR rule:on,against,in,over,for
   TN adjudicate:on,in surmise conjecture gather suppose
   TWNA judge:+as,on,by
   TNA adjudge:+as figure:+as
   TNAR deem
   DTNA reckon:+as,on
   DTWN guess:+at
   NA justify:+as,by,with excuse:+as,for champion:+as vindicate:+as uphold:+as exonerate:+as,of,from
   DNA defend:+as,against,from,for`,

  // Judging: praise.
  `DNAR praise:+for,as
   NA commend:+for,as,to applaud:+for,as,at laud:+for,as extol:+as acclaim:+as,for compliment:+on,for,as
   NA celebrate:+as,for salute:+as,for exalt:+as glorify:+as eulogiSe:+as,about,over honour:+as,for,with
   NA honor:+as,for,with admire:+as,for credit:+with,for,as,to pay_tribute:to,as single_out:+for,as,in
   NA idoliSe:+as lioniSe:+as romanticiSe:+as idealiSe:+as venerate:+as revere:+as canoniSe:+as
   NA flatter:+as,with bless:+as,with,for favour:+as,over favor:+as,over promote:+as advertiSe:+as,for,in
   NA boost:+as memorialiSe:+as,in
   DNA welcome:+as,with hail:+as,for
   N cheer_on sing_praises:of heap_praise:on lavish_praise:on doff_hat:to take_hat_off:to prefer:+to,over
   N vouch_for
   DONA thank:+for,as congratulate:+on,for,as
   DTN enthuse:about,over,at rave:about,over,at gush:about,over marvel:at,over,about
   DN sympathiSe:with,over commiserate:with,over,on empathiSe:with console:+with,over comfort:+with
   DN condole:with,on bid_farewell:to,with`,

  // Judging: blame, attack, mockery.
  `DNAR criticiSe:+for,as,over condemn:+as,for,over denounce:+as,for,to,over
   NA censure:+for,as,over decry:+as deprecate:+as denigrate:+as disparage:+as belittle:+as demean:+as
   NA deride:+as,for malign:+as vilify:+as,for revile:+as,for pillory:+as,for,over pan:+as,for flay:+as,for
   NA castigate:+as,for,over berate:+for,as,over upbraid:+for,as,over reproach:+for,with,as,over
   NA crucify:+as,for,over roast:+as,for,over skewer:+as,for,over maul:+as,for rip:+as,for,over
   NA bash:+as,for,over knock:+as,for hammer:+as,for,over,with pummel:+as,for,with torch:+as,for
   NA eviscerate:+as,for,over assail:+as,for,over,with impeach:+as,for arraign:+as,for,on indict:+as,for,on
   NA cane:+as,for rap:+as,for,over slag_off:+as,for slate:+as,for,over diss:+as,for dis:+as,for
   NA smear:+as,with tar:+as,with demoniSe:+as stigmatiSe:+as scapegoat:+as,for,over traduce:+as defame:+as
   NA libel:+as slander:+as insult:+as,with,by abuse:+as,with curse:+as,for,with,at fling:+at,as
   NA sling:+at,as level:+at,against,as scorn:+as,for disdain:+as,for despise:+as,for loathe:+as,for
   NA abhor:+as detest:+as,for execrate:+as dislike:+as,for parody:+as,in spoof:+as,in caricature:+as
   NA damn:+as,for,with drag:+as,for cold-shoulder:+as
   ONAR accuse:+of,as
   NAR blame:+for,on,as
   DNA slam:+as,for,over blast:+as,for,over,at lambast:+as,for,over lambaste:+as,for,over
   DNA attack:+as,for,over savage:+as,for,over excoriate:+as,for,over chide:+for,as,over scold:+for,as,over
   DNA rebuke:+for,as,over reprimand:+for,as,over chastise:+for,as,over mock:+as,for,over,with
   DNA ridicule:+as,for,over lampoon:+as,for,in satiriSe:+as,in mimic:+as,with tease:+about,for,over,with,as
   DNA rib:+about,for,over,as jeer:+at,as send_up:+as,in tear_into:for,over,as rip_into:for,over,as
   DNA round_on:for,over,as lash:+as,for,over lacerate:+as,for
   N reprove:+for hurl:+at dish_out:to,on mete_out:to point_finger:at,over point_the_finger:at,over
   N call_time:on pass_judgment:on pass_judgement:on dress_down:+for carpet:+for,over ape impersonate
   N barrack:+with,over pull_up:+on,over,for call_to_task take_to_task:for,over,on light_into
   N sue:+for,over convict:+of,on discipline:+for,over snitch:on,to
   DN needle:+about,over,with rag:+about,on josh:+about,with razz:+about,for jibe:at,about,over
   DN gibe:at,about,over poke_fun:at,over make_fun:of take_the_mickey:of lash_out:at,against,over
   DN hit_out:at,against,over rail:against,at,about,over inveigh:against,at fulminate:against,at,about,over
   DN thunder:+against,at,about,over rage:at,against,about,over lace_into:for,over turn_on:for,over
   DN let_rip:at,on,over,about have_a_go:at,over carp:about,at,over cavil:at,about,over snipe:at,about,over
   DN kvetch:about,over nitpick:+about,over quibble:about,over,with boo:+at,with troll:+with,about
   DN trash-talk:+about gaslight:+with`,

  // Naming and characterising: the quoted words are the name.
  `A name:+as,in term label:+as,with dub:+as nickname christen:+as baptiSe:+as rename:+as rechristen:+as
   A brand:+as,with characteriSe:+as,by categoriSe:+as classify:+as class:+as designate:+as,by
   A pigeonhole:+as typecast:+as stereotype:+as denominate:+as crown:+as,with anoint:+as nominate:+as,for
   A appoint:+as regard:+as,with view:+as,with count:+as perceive:+as conceive:+of,as construe:+as
   A look_on:as look_upon:as liken:+to compare:+to,with,as equate:+with,to,as contrast:+with,to align:+with
   A diagnose:+as,with unmask:+as put_down_to:as pass_off:as hold_up:+as hold_out:+as self-identify:as
   A self-describe:as self-style spell tag:+as,with picture:+as treat:+as,with
   NA style:+as mark_out:+as cast:+as
   TWNAPR see:+as,in
   TWNAP consider:+as,to know:+as,for`,

  // Complaining.
  `DTNR complain:of,about,to,over,at
   DTN grumble:about,at,over,to gripe:about,at,over,to grouse:about,at,over,to moan:about,at,over,to
   DTN groan:at,about,over whine:about,at,over,to whinge:about,at,over,to bleat:about,on,over,to
   DTN bitch:about,at,to beef:about,over grouch:about bellyache:about,over wail:about,at,over mewl:about,at
   DTN fret:about,over,at fuss:about,over,at mutter:+about,at,to murmur:+about,at,to,against
   DTN mumble:+about,at,to remonstrate:with,about,over,against expostulate:with,about,at,on
   DTN fume:about,at,over seethe:about,at,over,with rant:about,at,over,against,on
   DTN storm:at,about,over,against boil_over:at,about,over erupt:at,over,in,with blow_up:at,over
   DTN let_fly:at,with,over
   N kick_up_fuss:over cry_off:with raise_eyebrows:at,over,about air_grievances:about,over,with
   DN cry_foul:over,about,at tut:at,about,over,to tut-tut:at,about,over patroniSe:+with condescend:to
   TN raise_alarm:over,about,on sound_alarm:over,about,on,at sound_the_alarm:over,about,on,at
   TN raise_the_alarm:over,about,on
   NA badmouth:+as,to bad-mouth:+as,to`,

  // Manner of speaking, from loud to soft: verbs of sound used for speech.
  `DTN shout:+at,to,for,about,over yell:+at,to,for,about,over scream:+at,to,for,about,over
   DTN cry:+for,to,in,over cry_out:for,to,in,against,at exclaim:at,over,in,to ejaculate
   DTN crow:+about,over,at,to
   DTNA call:+to,for,in
   DN bellow:+at,to,for,in roar:+at,to,for,in,with bawl:+at,to,for howl:+at,in,with,for,about
   DN holler:+at,to,for shriek:+at,in,with,to screech:+at,in,to squeal:+at,with,in,to yelp:+at,in,with
   DN squawk:+at,about,over,in hoot:+at,with,in whoop:+with,in,at boom:+at,to,over,in
   DN bray:+at,about,for,over snarl:+at,to,about,over growl:+at,to,about,over bark:+at,to,about snap:+at,to
   DN grunt:+at,to,in rasp:+at,to,in croak:+to,at,in hiss:+at,to,in spit:+at,in whisper:+to,in,about,of
   DN breathe:+to,in,of sigh:+to,about,over,at,with whimper:+to,about,in,at sob:+to,about,over,in,into
   DN stammer:+to,in stutter:+to,in splutter:+to,in,at,with sputter:+to,at,in,with lisp:+to,in slur:+to,in
   DN drawl:+to,in coo:+to,at,over,about purr:+to,at,about,over croon:+to,in,about trill:+to,about,in
   DN chirp:+to,at,about,in twitter:+about,at,to warble:+to,in,about sing:+to,of,about,for rap_out
   DN rumble:+about,on,in thunder_out trumpet_out boom_out yodel:+at,to hum:+to hymn drool:over,about
   DN slobber:over gasp:+at,in,for,to pant:+to,in wheeze:+to,in choke:+on,with cackle:+at,over,about,with
   DN chatter:about,to,with quaver:+to,in quiver:+with,in tremble:+with,at,in gulp:+to,at
   DN snort:+at,with,in,about sniff:+at,about,to sniffle:+to,at,in yap:+at,about,to squeak:+to,at,in
   DN gurgle:+at,with,to gabble:+at,to,about gibber:+at,about,with natter:about,to,with prate:about,on
   DN recite:+to,from,in declaim:+to,against,on,about orate:on,about,to spout:+about,on,at spiel:about
   DN read_aloud:to,from lilt chant_out chorus:+in,with choke_out spit_out grind_out sing_out keen:over,for
   DN caterwaul:about,over yowl:at,in mither:about,on yell_out:to,at scream_out:to,at,in
   D ululate`,

  // Manner of speaking: mood and intent.
  `DTN joke:about,with,to,of quip:about,to,on,at jest:about,with,to,at deadpan:to,about,in
   DTN boast:+of,about,to,over brag:about,of,to,over gloat:about,over,to,at exult:at,in,over,about
   DTN rejoice:at,in,over,about triumph:+over,in wisecrack:about,to,at,on banter:with,about parrot:+from,to
   DTN gossip:about,with,to,over confabulate:about,with,on chat:about,with,to,on,over
   DTN chinwag:about,with,over pun:on,about,with gag:about,with riff:on,about
   DT crack hazard
   DTON kid:+about,with
   DN sneer:+at,about,to,over scoff:+at,about,to,over leer:at,to simper:to,at,about smirk:at,to,about,over
   DN fawn:over,on,at effuse:about,over,on emote:about,on,in,to soothe:+with,by cluck:+at,over,about,to
   DN snark:+about,at,on,to flirt:with,about wheedle:+into,with,from chaff:+about,over twit:+about,on,for
   DN proposition:+with,about exhale:+at,in wax_lyrical:about,on,over go_off:on,at,about freestyle
   DN lead_off:with,by round_off:with,by wind_up:with,by close_out:with,by bow_out:with,by`,

  // Manner only: faces, breath and gestures that papers print as verbs of speech.
  `DM laugh chuckle giggle titter guffaw snigger snicker chortle
   M smile grin beam frown scowl glower glare wince grimace nod shrug blush weep cringe shudder flinch pout
   M sulk blink gesticulate motion point hesitate cough hiccup clap shake_head roll_eyes raise_eyebrow bow
   M stare gaze clear_throat lean_in step_back rear_up perk_up brighten preen swagger flush tear_up well_up
   M break_down light_up pause`,

  // Thinking and believing, as reported in news.
  `DTWNAP think:of,about,on,over
   DTNP believe:+in,of,to reflect:on,upon,about reminisce:about,on,over,with ruminate:on,over,about
   DTNP meditate:on,upon,about
   TNAP feel:+about,for,as suspect:+of,as imagine:+as
   TNP assume expect:+to,from,of trust:+to,in,with dream:+of,about fantasiSe:about,over deduce:+from
   TNP take_view:of,on
   TWNAP understand:+as,by,to realiSe:+as
   TWINP forget:+about,to
   TWNP discern sense:+in,from puzzle:over,about,at deliberate:on,over,about,with learn:+of,about,from,to
   TWNP hear:+of,about,from,to discover:+in agoniSe:over,about,on
   DTNAP recall:+as,to,from remember:+as,for,to recollect:+as,from
   WNP find_out:+about,from,in weigh_up:+against weigh:+against,on
   TP intuit take_it
   TAP fancy:+as
   WAP make_out:+as,to
   WP figure_out work_out
   TINAPR mean:+by,to,for,as
   INP want:+for,from,to,of wish:+for,to,on,upon long:for,to yearn:for,to crave:+for hanker:for itch:for,to`,

  // Feeling, as reported in news.
  `DTINP hope:for,to
   DTNAP fear:+for,to,over,as
   DTNP worry:about,over,for
   TNP dread:+to,about despair:of,at,over,about delight:in,at,over take_comfort:from,in,with
   TNP take_heart:from,in,at take_offence:at,to,over take_offense:at,to,over take_pride:in,on
   TNP take_umbrage:at,over,with
   NAP envy:+as,for,of resent:+as,for,to love:+as,for,to,about hate:+as,for,to,about like:+about,as,to,for
   NAP enjoy:+as,about,to pity:+as,for,in mistrust:+as,on,of distrust:+as,on,of
   NP care:about,for,to mind:+about,to sour:on,over warm:to despond:over,about stew:over,about,on,in
   NP smart:at,from,over,about chafe:at,against,over,about smoulder:at,over,with,about
   NP smolder:at,over,with,about brood:over,about,on,upon`,

  // Repeating, quoting, passing on.
  `DTN repeat:+to,in reiterate:+to,in regurgitate:+from,to,in iterate recount:+to,in narrate:+to,in
   DTN retell:+to,in pass_on:+to hand_down:+to,in,from name-drop:+in,to plagiariSe:+from,in
   DTNA report:+to,on,as invoke:+as,in,against adduce:+as,in
   NA retail:+to,as rehash:+as,in hark_back:to,in,as
   N spread:+to,about,in bandy:+about,with put_about purvey:+to rehearse:+to,in,with exchange:+with,over,in
   N read_back:+to play_back:+to throw_back:+at,to dredge_up:+from rake_up:+over refer_back:to
   N look_back:on,at,over`,
];

/**
 * Verbs that newsroom style guides warn of: they add doubt (claimed), guilt (admitted) or triumph (boasted) to
 * what was only said.
 */
export const LOADED = `acknowledge admit allege assert babble backpedal backtrack bark bellyache big_up
bitch blab blast bleat bluff blurt blurt_out bluster boast brag brush_aside brush_off carp claim clap_back
climb_down come_clean concede confess contend cop_to cough_up crow debunk deflect demand demolish dodge
double_down downplay duck eat_humble_pie equivocate erupt evade eviscerate excoriate exult fawn fib
fire_back fudge fume gloat gripe grouse gush harp hedge hit_back hit_out hype insinuate insist kvetch
lambast lambaste lash_out laugh_off lay_into lecture let_slip lie maintain moan moraliSe own_up parrot
peddle play_down pontificate prattle preach prevaricate profess protest purport rage rail rant rave
rebut refute rip rip_into row_back rubbish savage scoff seethe sermoniSe shoot_back shrug_off sidestep
simper skewer slam smirk snark snarl sneer snipe spout stonewall storm swear_blind talk_up tear_into
threaten torch tout trash triumph trumpet vow waffle walk_back whine whinge witter yammer`;

/** Heads of cue verbs whose base or plain -s form is as often a noun in the news: the claim, two reports. */
export const ALSO_NOUN = `address advocate aim alert answer appeal attack audit author back badmouth ban bar
bargain bark beam beef beg bet bid bill blast blog bluff blush boast boo boom boost bow brand break bridle
broadcast cable call campaign caption caricature carpet cast catalog catalogue challenge champion chant
charge chart chat chatter cheer chime chirp chorus chronicle chuckle claim clamor clamour clap clash class
coach comfort command comment compliment conjecture contest contrast cough counsel counter covenant credit
crow crown cry curse dare debate decline decree delight demand demur detail digress dislike display dispute
disregard document doorstep doubt draft drag draw dread dream drone e-mail echo email end envy estimate
evidence excuse express fault favor favour fax fear feature feud fib figure file find flash float forecast
frame fret frown fudge fuss gag gasp gesture gibe giggle go gossip grant grill grimace grin gripe groan
growl grunt guarantee guess guffaw haggle hail hammer hate headline hedge hint hiss hold honor honour hope
howl hum hymn hype insult interview inventory invite issue jeer jest jibe joke journal judge knock label
lament lampoon lash laugh leak lecture lend level libel lie light list livestream lobby log look love mail
make mandate mark market marvel memo mention message mimic mind minute mirror moan mock motion mumble murmur
mutter name needle nickname nod note notice object offer order outline own paint pan parody parrot pause pen
petition phone picture ping pitch pity plan pledge plug podcast point poll pose post praise present press
pressure probe profile project promise prompt proposition protest pun purport push query question quip quiz
quote radio rag rage rally rank rant rap rate rave read reason rebuff rebuke recap record reference refuse
regret reject release remark reply report repost reprimand reproach request resolve retort return retweet
review rib ridicule riff ring riposte roar roast row rubbish rule run savage scapegoat school scoff scold
scorn scowl scream screech scroll second send shout show shriek shrug sigh sign signal sketch skewer slander
slate slur smear smile smirk snap snarl sneer snigger snort snub sob spat spiel spill splash spoof spray
squabble squawk squeak squeal stammer stamp stand start state step stereotype storm stream stress strike
stutter style subtitle support surmise survey suspect tag talk tar taunt tease telegraph telephone term text
thunder tip title toast toot torch trash tremble triumph troll trumpet trust turn tweet twitter underline
update venture veto view voice volunteer vote vouch vow wager wail want warble warrant wave weigh welcome
whimper whine whinge whisper whoop wink wire wish witness wonder word worry wrangle yap yell yelp zoom`;
