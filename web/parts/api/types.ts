// The records as the pages use them, from the generated schema.d.ts (`npm run api` after server/openapi.yaml changes).
// Drafts may leave fields out; an answer of the server never does, which Whole says.
import type { components } from './schema';

type Schemas = components['schemas'];
type Whole<T> = T extends (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [Field in keyof T]-?: Whole<T[Field]> }
    : T;

export interface Page<T> {
  items: T[];
  next_cursor: string;
}

export type FieldError = Schemas['FieldError'];
export type Session = Schemas['Session'];
export type Organisation = Whole<Schemas['Organisation']>;
export type Community = Schemas['Communities']['items'][number];
export type Seeker = Whole<Omit<Schemas['Seeker'], 'warnings'>> & { warnings?: FieldError[] };
export type SeekerDraft = Schemas['SeekerDraft'];
export type Intent = Seeker['intent'];
export type Skills = Seeker['skills'];
export type Family = Seeker['family'];
export type Confirmation = Intent['confirmed'];
export type Vacancy = Whole<Omit<Schemas['Vacancy'], 'warnings'>> & { warnings?: FieldError[] };
export type PublicVacancy = Whole<Schemas['PublicVacancy']>;
export type CourseSession = Whole<Schemas['CourseSession']>;
export type Course = Whole<Schemas['Course']>;
export type Hours = Whole<Schemas['Hours']>;
export type Match = Omit<Schemas['Match'], 'vacancy'> & { vacancy?: Whole<Schemas['VacancySummary']> };
export type Matches = Omit<Schemas['Matches'], 'items'> & { items: Match[] };
export type Reason = Schemas['Reason'];
export type Change = Schemas['Change'];
export type CoursePlan = Schemas['CoursePlan'];
export type Labels = Schemas['Labels'];
export type Occupation = Schemas['Occupations']['items'][number];
export type CertificateKind = Schemas['Certificates']['items'][number];
export type Look = Schemas['Look'];

export const clears = ['intent', 'skills', 'family'] as const;
export type Clear = (typeof clears)[number];
