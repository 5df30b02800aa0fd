import { CircleAlert, Info } from "lucide-react";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";
import { useWords } from "./words";

/** The ids that tie an input to its help and its error. */
export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;

/** The same sentence that the error summary has, beside the field. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  const { words } = useWords();
  return (
    <p id={errorId(id)} className="flex gap-2 font-medium text-bad">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <span>
        <span className="sr-only">{words.errorPrefix} </span>
        {children}
      </span>
    </p>
  );
}

/** Something odd that may still be right. It never blocks. */
export function FieldAdvice({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2 text-help text-warn">
      <Info aria-hidden="true" className="mt-px size-5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

export const inputClass = (wrong: boolean) =>
  `min-h-field rounded-field border bg-raised px-3 text-ink ${wrong ? "border-2 border-bad" : "border-edge"}`;

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  id: string;
  label: string;
  help?: string;
  error?: string;
  advice?: string[];
  ref?: Ref<HTMLInputElement>;
};

/** Label above, help, then the error, then the input: in the order in which they are read out. */
export function TextField({ id, label, help, error, advice = [], className = "", ...input }: TextFieldProps) {
  const described = [help && helpId(id), error && errorId(id)].filter(Boolean).join(" ");
  return (
    <div className={`space-y-2 ${error ? "border-l-4 border-bad pl-4" : ""}`}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {help && (
        <p id={helpId(id)} className="text-help text-muted">
          {help}
        </p>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      <input
        id={id}
        type="text"
        className={`w-full ${inputClass(Boolean(error))} ${className}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
      {advice.map((sentence) => (
        <FieldAdvice key={sentence}>{sentence}</FieldAdvice>
      ))}
    </div>
  );
}
