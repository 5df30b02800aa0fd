import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { useChannel } from "./channel";
import { adviceId, errorId, type FieldError, FieldMessage, fieldErrorEdge, helpId } from "./field";

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export const inputClass = (wrong: boolean) =>
  `min-h-field rounded-field border bg-raised px-3 text-ink ${wrong ? "border-2 border-bad" : "border-edge"}`;

/** The browser never corrects an answer; on a shared tablet it never offers or remembers one. */
export function TextInput({ wrong, className = "", ...input }: InputProps & { wrong: boolean }) {
  const channel = useChannel();
  return (
    <input
      type="text"
      className={`${inputClass(wrong)} ${className}`}
      aria-invalid={wrong || undefined}
      autoCorrect="off"
      spellCheck={false}
      {...input}
      {...(channel === "branch" && { autoComplete: "off" })}
    />
  );
}

type TextFieldProps = InputProps & {
  id: string;
  label: string;
  help: ReactNode;
  error?: FieldError | undefined;
  advice?: ReactNode;
};

/** In the order in which it is read out. */
export function TextField({ id, label, help, error, advice, className = "", ...input }: TextFieldProps) {
  const wrong = error?.tone === "bad";
  const described = [helpId(id), error && errorId(id), advice && adviceId(id)].filter(Boolean).join(" ");
  return (
    <div className={`space-y-2 ${fieldErrorEdge(error)}`}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <p id={helpId(id)} className="text-help text-muted">
        {help}
      </p>
      {error && (
        <FieldMessage id={id} tone={error.tone}>
          {error.sentence}
        </FieldMessage>
      )}
      <TextInput
        id={id}
        wrong={wrong}
        className={`w-full ${className}`}
        aria-describedby={described}
        {...input}
      />
      {advice}
    </div>
  );
}
