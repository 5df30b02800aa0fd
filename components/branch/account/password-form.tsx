"use client";

import { Button } from "@/components/ui/button";
import { ServerForm } from "@/components/ui/server-form";
import { TextField } from "@/components/ui/text-field";
import type { AccountWords } from "@/lib/words/branch/account";

type PasswordFormProps = {
  words: AccountWords["password"];
  action: (form: FormData) => Promise<never>;
};

const fields = {
  old: "current-password",
  new: "new-password",
  again: "new-password",
} as const;

/** Answered by another page: what was typed is in no field of it. */
export const PasswordForm = ({ words, action }: PasswordFormProps) => (
  <ServerForm id="change-password" action={action} className="space-y-6">
    {(["old", "new", "again"] as const).map((name) => (
      <TextField
        key={name}
        id={name}
        name={name}
        type="password"
        label={words[name]}
        help={words.help[name]}
        autoComplete={fields[name]}
        maxLength={128}
        required
      />
    ))}
    <Button type="submit" className="w-full sm:w-auto">
      {words.submit}
    </Button>
  </ServerForm>
);
