// The pieces pages are made of, in one place to import from. Each lives in parts/ by what it shows.

export { icon } from './icons.ts';
export * from './parts/answers.ts';
export * from './parts/clock.ts';
export * from './parts/covered.ts';
export * from './parts/difference.ts';
export * from './parts/lists.ts';
export * from './parts/matrix.ts';
export * from './parts/states.ts';
export * from './parts/times.ts';
