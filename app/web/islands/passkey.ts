// Lets a form be answered by a passkey. The page holds the options as JSON; what the device answers goes back in a hidden field of
// the same form, so the server sees one ordinary POST. Without this script the form stays hidden and the code from an app is used.

type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };
type Options = {
  challenge: string;
  rpId?: string;
  user?: { id: string };
  excludeCredentials?: Descriptor[];
  allowCredentials?: Descriptor[];
};

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

function toText(bytes: ArrayBuffer | null): string | undefined {
  if (bytes === null) return undefined;
  const signs = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const withBytes = (list: Descriptor[] | undefined) => list?.map((one) => ({ ...one, id: toBytes(one.id) }));

/** The options as the browser wants them: the same, with bytes where JSON has texts. */
function unpack(options: Options) {
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: toBytes(options.user.id) } }),
    excludeCredentials: withBytes(options.excludeCredentials) ?? [],
    allowCredentials: withBytes(options.allowCredentials) ?? [],
  };
}

/** What the device answered, as JSON (WebAuthn level 3, §5.1: RegistrationResponseJSON and AuthenticationResponseJSON). */
function pack(credential: PublicKeyCredential): string {
  const { response } = credential;
  const said: Record<string, unknown> = { clientDataJSON: toText(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    said.attestationObject = toText(response.attestationObject);
    said.transports = response.getTransports?.() ?? [];
  } else if (response instanceof AuthenticatorAssertionResponse) {
    said.authenticatorData = toText(response.authenticatorData);
    said.signature = toText(response.signature);
    said.userHandle = toText(response.userHandle);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: said,
  });
}

async function ask(kind: string | undefined, options: Options): Promise<string> {
  const publicKey = unpack(options) as unknown;
  const credential =
    kind === 'create'
      ? await navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions })
      : await navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey');
  return pack(credential);
}

for (const box of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const form = box.querySelector('form');
  const answer = form?.querySelector<HTMLInputElement>('input[name="response"]');
  const failed = box.querySelector<HTMLElement>('[data-failed]');
  if (!form || !answer || typeof PublicKeyCredential === 'undefined') continue;
  box.hidden = false;
  form.addEventListener('submit', async (event) => {
    if (answer.value !== '') return;
    event.preventDefault();
    try {
      answer.value = await ask(box.dataset.passkey, JSON.parse(box.dataset.options ?? '{}'));
      form.requestSubmit();
    } catch {
      // Cancelled, timed out, or no such key on this device: the person may try again or use another way.
      if (failed) failed.hidden = false;
    }
  });
}
