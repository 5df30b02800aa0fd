"use client";

import { Button } from "@/components/ui/button";
import { ServerForm } from "@/components/ui/server-form";
import { TextField } from "@/components/ui/text-field";
import { pinLength } from "@/lib/staff/pin-rules";
import type { StaffWords } from "@/lib/words/branch/staff";
import { PageLink } from "../pagination";
import { FormPage } from "./form-page";

type PinFormProps = {
  words: StaffWords["pin"];
  choose: (form: FormData) => Promise<never>;
  problem: string | null;
  /** Where it leads without one. */
  list: string;
};

const field = {
  type: "password",
  inputMode: "numeric",
  autoComplete: "off",
  maxLength: pinLength,
} as const;

export function PinForm({ words, choose, problem, list }: PinFormProps) {
  return (
    <FormPage heading={words.heading} lead={words.lead} problem={problem}>
      <ServerForm id="choose-pin" action={choose} className="space-y-6">
        <TextField id="pin" name="pin" label={words.pin} help={words.pinHelp} {...field} />
        <TextField id="again" name="again" label={words.again} help={words.againHelp} {...field} />
        <Button type="submit" className="w-full">
          {words.submit}
        </Button>
      </ServerForm>
      <p>
        <PageLink href={list}>{words.later}</PageLink>
      </p>
    </FormPage>
  );
}
