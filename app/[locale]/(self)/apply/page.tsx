import { Journey } from "@/components/journey/journey";
import { readResume } from "@/lib/server/resume";

export default async function ApplyPage() {
  return <Journey resume={await readResume("self")} />;
}
