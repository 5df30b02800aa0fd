import type { ButtonHTMLAttributes, ReactNode } from "react";

const looks = {
  // The border is seen where the system draws its own colours.
  main: "border border-transparent bg-brand text-on-brand hover:bg-brand-strong font-semibold",
  second: "border border-edge bg-raised text-ink hover:border-ink font-semibold",
  /** On the camera's dark surround, whatever the scheme. */
  viewfinder: "border border-viewfinder-ink/60 text-viewfinder-ink hover:border-viewfinder-ink font-semibold",
} as const;

export type ButtonLook = keyof typeof looks;

/** For a link or a label that looks like one. */
export const buttonClass = (look: ButtonLook = "main") =>
  `inline-flex min-h-field items-center justify-center gap-2 rounded-field px-5 py-2 text-center quiet disabled:opacity-60 aria-disabled:opacity-60 ${looks[look]}`;

/** Keeps the focus, which `disabled` would drop. */
export const waits = (waiting: boolean, onClick: () => void) => ({
  "aria-disabled": waiting,
  onClick: waiting ? undefined : onClick,
});

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; children: ReactNode };

export function Button({ look = "main", className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(look)} ${className}`} {...rest} />;
}
