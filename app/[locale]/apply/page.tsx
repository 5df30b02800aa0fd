import { Journey } from "@/components/journey/journey";

export default function ApplyPage() {
  return <Journey />;
}
