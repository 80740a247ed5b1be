// Everything with a figure, and every name, that the real case may ship, each with the words of the case paper that allow it.
// What is not listed here fails the tests: a date or a name never gets into the record because it looked plausible.

/** Whole web addresses, without https:// as the paper gives them. */
export const addresses = [
  'statutes.laws.com/missouri/t07/c084/84_350',
  'instalawyer.io/laws/missouri-revised-statutes/section-84420-board-of',
  'laws9.com/statutes/missouri/t07/c084/84_460',
  'kcur.org/news/2022-12-20/kansas-citys-new-police-chief-was-chosen-by-a-state-controlled-board-heres-how-it-works',
  'martincitytelegraph.com/2021/10/05/judge-rules-in-favor-of-the-kansas-city-police-department-over-citys-budget-cut/',
  'kshb.com/news/local-news/judge-rules-kcmo-violated-state-law-in-altering-kcpd-budget',
  'ca.sports.yahoo.com/news/kansas-city-council-effort-exert-214310138.html',
  'kshb.com/news/local-news/kansas-city-police-board-sues-mayor-city-over-budget-reform',
  'northeastnews.net/pages/city-council-approves-changes-to-police-funding/',
  'fox4kc.com/news/kansas-city-council-swiftly-approves-two-ordinances-changing-kcpd-funding/',
  'gov1.com/legal/articles/kansas-city-police-board-files-lawsuit-against-city-leaders-over-budget-measure-ZTcoQYrpnWvbMw94/',
  'ktvz.com/news/ap-national-news/2021/11/23/embattled-kansas-city-police-chief-says-hell-retire-in-2022/',
  'kshb.com/news/local-news/kcpd-board-of-police-commissioners-addresses-chief-smiths-retirement',
  'kcpd.org/media/news-releases/chief-rick-smith-announces-retirement/',
  'stlpr.org/government-politics-issues/2024-06-05/missouri-supreme-court-confirms-august-vote-kansas-city-police-funding',
  'ballotpedia.org',
];

/** Every token with a figure, and where the paper has it. Days as the record writes them. */
export const figures: Record<string, string> = {
  '2021': '2021',
  '2021-03-26': '26 Mar 2021',
  '2021-04-21': '21 Apr 2021',
  '2021-04-22': '22 Apr 2021',
  '2021-04-27': '27 Apr 2021',
  '2021-05': 'Northeast News, May 2021',
  '2021-05-20': '20 May 2021',
  '2021-05-24': '24 or 25 May 2021',
  '2021-05-25': '24 or 25 May 2021',
  '2021-05-28': '28 May 2021',
  '2021-06-14': '14 Jun 2021',
  '2021-10-05': '5 Oct 2021',
  '2021-11-23': '23 Nov 2021',
  '2021-11-29': '29 Nov 2021',
  '2020-06': 'since Jun 2020',
  '2022': 'retire in 2022',
  '2022-03-25': '25 Mar 2022',
  '2022-04-22': '22 April 2022',
  '2022-11': 'November 2022',
  '2022-12': 'Dec 2022',
  '2022-12-20': '20 Dec 2022',
  '2024-04-30': '30 April 2024',
  '2024-06-05': '5 Jun 2024',
  '2024-08': 'August 2024',
  '2024-08-06': '6 August 2024',
  '2021–2024': 'press reports of 2021–2024',
  '2021–22': '2021–22 budget',
  '$1.74': '$1.74 billion',
  $239: '$239 million',
  $244: 'nearly $244 million',
  '210466': 'Ordinances 210466 and 210468',
  '210468': 'Ordinances 210466 and 210468',
  '9–4': '9–4',
  '$42.3': '$42.3 million',
  '$42.5': '$42.5 million',
  $45: 'over $45 million',
  '$42,282,444': '$42,282,444',
  '45,282,444': '45,282,444 in one report',
  '3–1': 'voted 3–1',
  '4–1': 'the vote to file as 4–1',
  '2116-CV11556': '2116-CV11556',
  '549,919': '549,919 to 525,657',
  '525,657': '549,919 to 525,657',
  '20%': 'from 20% to 25%',
  '25%': 'from 20% to 25%',
  '80': 'an 80 list of demands is met',
  '84.350': 'RSMo 84.350',
  '84.420': 'C RSMo 84.420,',
  '84.420.2': 'RSMo 84.420.2',
  '84.460': 'RSMo 84.460',
  '84.730': 'RSMo 84.730',
  FOX4: 'K FOX4',
  Gov1: 'via Gov1',
  'laws9.com': 'laws9.com',
  '4': 'Missouri Amendment 4',
};

/** Plain small counts of our own record: numbers of demands, events and seats. */
export const counted = 20;

/** Names of bodies, offices, places, people and publishers; each word stands in the paper. */
export const names =
  `Amendment Associated August Ballotpedia Black Board Budget City Commissioners Community Complaints Conference Council County
  Department FOX4 Floyd Front Fund George Gov1 Greater Jackson KCPD KCUR KSHB KTVZ Kansas Leadership League Liberation Louis Martin
  Missouri NAACP National News Northeast Office Operation Ordinances People Police Press Prevention Public RSMo Radio Rainbow Services
  Southern Christian St Star State Summit Telegraph The United Urban Yahoo`.split(/\s+/);

/** Words of our own that begin a sentence or a label. */
export const openings = new Set(
  `A After Also An Appointed Appoints Approved As At By Chief Dismantle Education Everything Exclusive For Four From General Governor He Health His Housing How
  Immediate Introduced It Its Local Made Mayor Meeting More None Not Officers On One Over Passed Policing Prosecuting
  Read Seat See Since Sustainable Their This To They Under Voted Voters What Who With Withdraw`.split(/\s+/),
);
