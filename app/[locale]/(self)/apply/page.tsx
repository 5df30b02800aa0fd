import { Journey } from "@/components/apply/journey";
import { readResume } from "@/lib/server/submit/resume";
import { submitApplication } from "../../apply/actions";

export default async function ApplyPage() {
  return <Journey resume={await readResume("self")} submit={submitApplication} />;
}
