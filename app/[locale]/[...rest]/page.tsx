import { notFound } from "next/navigation";

/** Any other address under a language, so that `not-found` speaks that language. */
export default function NoSuchPage() {
  notFound();
}
