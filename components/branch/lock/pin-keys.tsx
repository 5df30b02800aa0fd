"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { helpId } from "@/components/ui/field";
import { Delete } from "@/components/ui/staff-icons";
import { inputClass } from "@/components/ui/text-field";

type PinKeysProps = {
  label: string;
  help: string;
  remove: string;
  /** For screen readers, by how many digits stand there. */
  typed: string[];
};

const rows = ["123", "456", "789"];

/** Digits by large keys or by a keyboard, never shown. */
export function PinKeys({ label, help, remove, typed }: PinKeysProps) {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const [awake, setAwake] = useState(false);
  const length = typed.length - 1;
  const change = (edit: (pin: string) => string) => {
    if (!input.current) return;
    const kept = edit(input.current.value).replace(/\D/g, "").slice(0, length);
    input.current.value = kept;
    setTold(typed[kept.length] ?? "");
  };
  // Digits typed before the page is awake count; the back-forward cache would bring them back.
  useEffect(() => {
    if (input.current?.value) change((pin) => pin);
    setAwake(true);
    const forget = () => change(() => "");
    addEventListener("pagehide", forget);
    return () => removeEventListener("pagehide", forget);
  });
  const digit = (key: string) => (
    <Key key={key} disabled={!awake} onPress={() => change((pin) => pin + key)}>
      {key}
    </Key>
  );
  return (
    <div className="space-y-3">
      <label htmlFor="pin" className="block font-semibold">
        {label}
      </label>
      <p id={helpId("pin")} className="text-help text-muted">
        {help}
      </p>
      {/* `none`: on a tablet the keys below are the keyboard. */}
      <input
        ref={input}
        id="pin"
        name="pin"
        type="password"
        inputMode="none"
        autoComplete="off"
        onInput={() => change((pin) => pin)}
        aria-describedby={helpId("pin")}
        className={`w-full text-center ${inputClass(false)}`}
      />
      <p role="status" className="sr-only">
        {told}
      </p>
      {rows.map((row) => (
        <div key={row} className="flex gap-3">
          {[...row].map(digit)}
        </div>
      ))}
      <div className="flex gap-3">
        <span className="flex-1 border border-transparent" />
        {digit("0")}
        <Key label={remove} disabled={!awake} onPress={() => change((pin) => pin.slice(0, -1))}>
          <Delete className="size-6" />
        </Key>
      </div>
    </div>
  );
}

type KeyProps = { label?: string; disabled: boolean; onPress: () => void; children: ReactNode };

/** Looks the same under a finger: nobody must see which key was pressed. */
const Key = ({ label, disabled, onPress, children }: KeyProps) => (
  <button
    type="button"
    disabled={disabled}
    aria-label={label}
    onClick={onPress}
    className="inline-flex min-h-field flex-1 items-center justify-center rounded-field border border-edge bg-raised text-section"
  >
    {children}
  </button>
);
