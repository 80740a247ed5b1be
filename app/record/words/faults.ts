// Checks of what people type into the record: those every domain uses, under the record's own address.
export { Faults, isFuzzyDay } from '../../acts/faults.ts';
