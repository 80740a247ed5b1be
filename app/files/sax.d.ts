// The part of sax 1.6 that is used; the package brings no types of its own.
declare module 'sax' {
  type Tag = { name: string; attributes: Record<string, string> };
  type Parser = {
    onopentag: (tag: Tag) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): Parser;
    close(): Parser;
  };
  const sax: { parser(strict: boolean, options?: { xmlns?: boolean; position?: boolean }): Parser };
  export default sax;
}
