// Who counts as one signer. The rules are those of everything that is one for each person (identity/addresses.ts).
export { rulesVersion, type Signer, signerAt } from '../../identity/addresses.ts';
