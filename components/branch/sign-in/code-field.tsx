import { TextField } from "@/components/ui/text-field";

type CodeFieldProps = { id?: string; words: { code: string; codeHelp: string }; recovery?: boolean };

/** Of an authenticator: six digits, perhaps with a space in the middle. `recovery`: or a recovery code. */
export const CodeField = ({ id = "code", words, recovery = false }: CodeFieldProps) => (
  <TextField
    id={id}
    name="code"
    label={words.code}
    help={words.codeHelp}
    inputMode={recovery ? "text" : "numeric"}
    autoComplete="one-time-code"
    autoCapitalize="none"
    maxLength={recovery ? 30 : 7}
    required
  />
);
