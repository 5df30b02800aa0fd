import { TextField } from "@/components/ui/text-field";

/** Of an authenticator: six digits, perhaps with a space in the middle. */
export const CodeField = ({ words }: { words: { code: string; codeHelp: string } }) => (
  <TextField
    id="code"
    name="code"
    label={words.code}
    help={words.codeHelp}
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={7}
    required
  />
);
