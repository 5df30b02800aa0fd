ALTER TABLE "applications" ADD COLUMN "draft_key" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "draft_asks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "applications_draft" ON "applications" USING btree ("opened_at") WHERE draft_key is not null;