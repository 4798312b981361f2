// SPDX-License-Identifier: MIT
// Days as YYYY-MM-DD, without a time zone.
import { locale } from "./say";

const DAY = 86_400_000;

export function today (): string {
  const now = new Date ();
  return new Date (Date.UTC (now.getFullYear (), now.getMonth (), now.getDate ())).toISOString ().slice (0, 10);
}

export function addDays (date: string, days: number): string {
  return new Date (Date.parse (date) + days * DAY).toISOString ().slice (0, 10);
}

// As the pages of the core say it: Monday 30 November 2026.
export function inWords (date: string): string {
  const say = (form: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat (locale, { ...form, timeZone: "UTC" }).format (new Date (date));
  return `${say ({ weekday: "long" })} ${say ({ day: "numeric", month: "long", year: "numeric" })}`;
}
