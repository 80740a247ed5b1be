// Every public list the record has. A room adds its own here by one import of the file that defines it.
import './division-list.ts';
import './letter-lists.ts';
import '../clocks/lists.ts';
import '../commitments/lists.ts';
import '../meetings/lists.ts';
import '../reply/lists.ts';
import './people-lists.ts';
import './other-lists.ts';
import './verification-list.ts';
import '../support/lists.ts';

export { allLists, listCalled } from './list.ts';
