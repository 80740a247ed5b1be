// Every kind of act the record knows, for whoever replays without serving: tools that rebuild, export and import.
import './answers/acts.ts';
import './demands/acts.ts';
import './letters/acts.ts';
import './meetings/acts.ts';
import './meetings/delivery/acts.ts';
import './people/acts.ts';
import './powers/acts.ts';
import './words/acts.ts';
import '../acts/cover.ts';
import '../acts/places.ts';
import '../identity/acts.ts';
