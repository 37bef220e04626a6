/** A release and a story made from it, paragraph by paragraph: true where it was copied. All of it is our own. */
export interface LiftedPair {
  name: string;
  release: string;
  paragraphs: readonly (readonly [copied: boolean, text: string])[];
}

export const LIFTED_PAIRS: readonly LiftedPair[] = [
  {
    name: 'a library that moves into a bank',
    release: `FOR IMMEDIATE RELEASE

Hathersedge Library to move into former bank

Hathersedge Library will move into the former County Bank building on Market Street next spring, in a project that will double the space for books and give the town its first public study room.

The £1.2 million scheme has been paid for with a grant from the Towns Renewal Fund and money from the sale of the present building, which no longer meets modern standards of access.

Councillor Moira Pell, cabinet member for culture, said: "This is a wonderful day for every reader in Hathersedge. We have listened to what residents told us, and they told us they wanted more."

The library will close for three weeks in March while 40,000 books are moved by hand along a human chain of volunteers. Anyone who would like to take part can put their name down at the desk.`,
    paragraphs: [
      [
        false,
        'The last bank in Hathersedge shut its doors in 2021. Next spring people will queue there again, this time for novels.',
      ],
      [
        true,
        'Hathersedge Library will move into the former County Bank building on Market Street next spring, in a project that will double the space for books and give the town its first public study room.',
      ],
      [
        false,
        'The council sells the old place, a prefab from 1963 with a step that no wheelchair can climb, and a fund for market towns pays the rest of the £1.2m.',
      ],
      [
        false,
        '“This is a wonderful day for every reader in Hathersedge,” said Councillor Moira Pell, cabinet member for culture. “We have listened to what residents told us, and they told us they wanted more.”',
      ],
      [
        true,
        'The library will close for three weeks in March while 40,000 books are moved by hand along a human chain of volunteers.',
      ],
      [
        false,
        'Joan Tarrant, who has borrowed two thrillers a week since her husband died, asked only whether there would be a lavatory.',
      ],
    ],
  },
  {
    name: 'a charge after a robbery',
    release: `Man charged with robbery of jeweller in Cold Ashby

Detectives investigating a robbery at a jeweller's shop in Cold Ashby have charged a 34-year-old man.

Darren Foyle, of Mill Lane, Cold Ashby, is accused of robbery and possession of an imitation firearm. He will appear at Fenborough Magistrates' Court on Thursday 12 November.

It follows an incident at about 9.40am on Saturday 7 November, when a man entered the shop wearing a crash helmet, threatened two members of staff and made off on foot with a tray of rings worth several thousand pounds.

Detective Sergeant Anil Rao of Fenborough CID is asking anyone who was in the High Street at the time, or who has dashcam footage, to get in touch on 101.`,
    paragraphs: [
      [
        false,
        'A man is to appear in court after two shop assistants in Cold Ashby were threatened with a gun.',
      ],
      [
        false,
        'Darren Foyle, 34, of Mill Lane, Cold Ashby, is charged with robbery and with having an imitation firearm. He is due before magistrates in Fenborough on Thursday.',
      ],
      [
        true,
        'The charge comes after a man entered the shop wearing a crash helmet, threatened two members of staff and made off on foot with a tray of rings worth several thousand pounds.',
      ],
      [
        false,
        'Neighbours said the street was full of Saturday shoppers, and that nobody understood at first why he ran.',
      ],
      [
        false,
        'Police want to hear from anybody with a dashcam who drove along the High Street before ten that morning.',
      ],
    ],
  },
  {
    name: 'a profit of a brewery, reworded clause by clause',
    release: `Tarn Brewery Holdings plc today announces its unaudited results for the six months to 30 September.

Revenue rose by 7 per cent to £48.1 million, driven by strong demand for alcohol-free beer and the reopening of eleven managed houses after refurbishment.

The board has declared an interim dividend of 3.2p a share and expects the full year to be in line with market forecasts, subject to the weather over the Christmas period.

Chief executive Lena Ostrom said: "Our people have once again shown what they are made of."`,
    paragraphs: [
      [
        false,
        'Drinkers who do not drink have given Tarn Brewery its best half-year since it was floated, the company told the stock exchange on Tuesday.',
      ],
      [
        false,
        'Sales of beer without alcohol pushed turnover up 7% to £48.1m in the six months to September. Eleven pubs that had been closed for repairs are trading again.',
      ],
      [
        true,
        'The board has declared a dividend of 3.2p a share and expects the full year to be in line with market forecasts, subject to the weather over the Christmas period.',
      ],
      [
        false,
        'Shares in the brewer fell by a penny. Analysts at Corrie & Stone had hoped for four pence a share.',
      ],
    ],
  },
  {
    name: 'a hospital ward, all of it copied',
    release: `New ward opens at St Werburgh's

Patients recovering from a stroke will be cared for closer to home after a new 18-bed ward opened at St Werburgh's Hospital this week.

The ward has its own gym, a kitchen in which patients can practise everyday tasks, and a garden that was planted by the hospital's League of Friends.

Until now people from the west of the county had to travel up to fifty miles for specialist rehabilitation, often at a time when their families were least able to visit.`,
    paragraphs: [
      [
        true,
        'Patients recovering from a stroke will be cared for closer to home after a new 18-bed ward opened at St Werburgh’s Hospital this week.',
      ],
      [
        true,
        'The ward has its own gym, a kitchen in which patients can practise everyday tasks, and a garden that was planted by the hospital’s League of Friends.',
      ],
      [
        true,
        'Until now people from the west of the county had to travel up to fifty miles for specialist rehabilitation, often at a time when their families were least able to visit.',
      ],
    ],
  },
  {
    name: 'a storm warning, written by somebody who rang round',
    release: `The Weather Office has issued an amber warning of wind for the whole of the Skerry coast from 6pm on Sunday until 9am on Monday.

Gusts of 70 to 75mph are expected widely, with up to 85mph on exposed headlands. There is a small chance that some communities will be cut off for a time by fallen trees and coastal flooding.

Residents are advised to secure loose items outdoors, to avoid unnecessary journeys and to keep well away from the sea front.`,
    paragraphs: [
      [
        false,
        'The ferry to Inner Skerry is tied up with double ropes, and the school has told its boarders to stay put until Monday noon.',
      ],
      [
        false,
        'An amber warning of wind runs from 6pm on Sunday until 9am on Monday. On the headlands it may blow at 85mph.',
      ],
      [
        false,
        'Effie Munro has taken in her hens. “They sit on the back of the settee and complain,” she said.',
      ],
      [
        false,
        'Loose bins did most of the damage last time, according to the harbourmaster, who has had his own chained to a bollard.',
      ],
    ],
  },
  {
    name: 'a road scheme, names and law only',
    release: `The Roads (Traffic Calming and Safer Streets) Act 2019 gives the County Council of Great Marling and the Marling and Thornby Combined Transport Authority powers to make an order.

Under the order, vehicles over 7.5 tonnes will not be allowed to use Abbey Road, Station Road, Upper Church Street, Lower Church Street or the Old Thornby Turnpike between 7am and 7pm from Monday to Saturday.`,
    paragraphs: [
      [
        false,
        'The ban rests on the Roads (Traffic Calming and Safer Streets) Act 2019, which the County Council of Great Marling and the Marling and Thornby Combined Transport Authority have never used before.',
      ],
      [
        false,
        'It covers Abbey Road, Station Road, Upper Church Street, Lower Church Street and the Old Thornby Turnpike, all day long but not on Sundays.',
      ],
      [
        false,
        'Hauliers will lose about twenty minutes on the run to the cement works. Cyclists cheered in the gallery.',
      ],
    ],
  },
  {
    name: 'a zoo, its sentences joined anew',
    release: `Keepers at Ravenscar Zoo are celebrating the arrival of two red panda cubs, the first to be born in the park for nineteen years.

The cubs, which have not yet been named, will stay with their mother in the nest box until they are about three months old. Visitors can follow their progress on a live camera in the tearoom.`,
    paragraphs: [
      [
        false,
        'Two red pandas were born at Ravenscar Zoo on the night of the power cut, and nobody knew till breakfast.',
      ],
      [
        true,
        'The cubs, which have not yet been named, will stay with their mother in the nest box until they are about three months old, and visitors can follow their progress on a live camera in the tearoom.',
      ],
      [
        false,
        'Red pandas last bred there in 2007. The father, Biscuit, has been moved next door and is said to be sulking.',
      ],
    ],
  },
];
