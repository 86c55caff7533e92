import { Schema, type Connection, type Model } from 'mongoose';
import type { CourseRole } from '../../http/api-contract.ts';

/** Someone whom an LMS told us about: registration + `sub` within a tenant. Nothing is kept beyond a display name. */
export interface Person {
  _id: string;
  tenantId: string;
  platformId: string;
  /** The LMS's opaque id (`sub`). */
  sub: string;
  name?: string;
  /** The LMS's preview student: kept out of counts. */
  isTestStudent: boolean;
  createdAt: Date;
}

/** An LTI context. */
export interface Course {
  _id: string;
  tenantId: string;
  platformId: string;
  /** The LMS's deployment_id, needed to speak about this course with the LMS. */
  deploymentId: string;
  contextId: string;
  title?: string;
  /** Where the LMS lists this course's people (NRPS); absent until a launch names it. */
  membershipsUrl?: string;
  /** What its teachers decided; the settings say what it means. */
  settings?: object;
  createdAt: Date;
}

export interface Enrolment {
  _id: string;
  tenantId: string;
  courseId: string;
  personId: string;
  /** What counts: the more able of the two below. */
  role: CourseRole;
  /** Absent until the person opened Waymark in this course. */
  launchRole?: CourseRole;
  launchedAt?: Date;
  /** Absent until the LMS's class list named the person; `rosterPass` is the reading that did so last. */
  rosterRole?: CourseRole;
  rosterPass?: string;
  /** The class list does not name the person any more. Nothing of theirs is deleted. */
  leftAt?: Date;
  /** Names of the person's sections (Canvas), as their own launches tell. */
  sections?: string[];
  isTestStudent: boolean;
  createdAt: Date;
}

/** Where grades of an assignment go (AGS); refreshed at each launch, because LMSs may change the addresses. */
export interface GradeAddress {
  scopes: string[];
  lineItemsUrl?: string;
  lineItemUrl?: string;
  /** The LMS said that the line item is gone; a teacher is asked to relink. */
  lineItemMissing?: boolean;
}

/** A resource link of an LMS and the pathway that it holds. */
export interface Assignment {
  _id: string;
  tenantId: string;
  platformId: string;
  deploymentId: string;
  courseId: string;
  resourceLinkId: string;
  title: string;
  /** Absent until someone says which pathway it holds. */
  pathwayId?: string;
  /** `custom.waymark_assignment` of the deep-linked item, the same in copies of the course. */
  plannedAssignmentId?: string;
  /** The assignment that the LMS copied with its course; the pathway came from there. */
  copiedFrom?: string;
  /** Points of the LMS's column, on whose scale grades are shown and sent; the pathway's own sum when absent. */
  points?: number;
  dueAt?: Date;
  /** The teacher's soft dates by milestone id, as days `YYYY-MM-DD`. */
  milestoneDates?: Record<string, string>;
  grades?: GradeAddress;
  createdAt: Date;
}

/** The LMS's notice that a course was made out of another one (Canvas), kept until someone opens a link there. */
export interface CourseCopy {
  _id: string;
  tenantId: string;
  platformId: string;
  noticeId: string;
  /** The LMS's id of the new course. */
  contextId: string;
  originContextIds: string[];
  createdAt: Date;
}

export interface CourseModels {
  copies: Model<CourseCopy>;
  people: Model<Person>;
  courses: Model<Course>;
  enrolments: Model<Enrolment>;
  assignments: Model<Assignment>;
}

const text = { type: String, required: true };
const options = { versionKey: false } as const;

export function createCourseModels(connection: Connection): CourseModels {
  const person = new Schema<Person>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      sub: text,
      name: String,
      isTestStudent: Boolean,
      createdAt: Date,
    },
    options,
  );
  const course = new Schema<Course>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      deploymentId: text,
      contextId: text,
      title: String,
      membershipsUrl: String,
      settings: Schema.Types.Mixed,
      createdAt: Date,
    },
    options,
  );
  const enrolment = new Schema<Enrolment>(
    {
      _id: text,
      tenantId: text,
      courseId: text,
      personId: text,
      role: text,
      launchRole: String,
      launchedAt: Date,
      rosterRole: String,
      rosterPass: String,
      leftAt: Date,
      sections: { type: [String], default: undefined },
      isTestStudent: Boolean,
      createdAt: Date,
    },
    options,
  );
  const assignment = new Schema<Assignment>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      deploymentId: text,
      courseId: text,
      resourceLinkId: text,
      title: text,
      pathwayId: String,
      plannedAssignmentId: String,
      copiedFrom: String,
      points: Number,
      dueAt: Date,
      milestoneDates: Schema.Types.Mixed,
      grades: new Schema<GradeAddress>(
        { scopes: [String], lineItemsUrl: String, lineItemUrl: String, lineItemMissing: Boolean },
        { _id: false },
      ),
      createdAt: Date,
    },
    options,
  );
  const copy = new Schema<CourseCopy>(
    {
      _id: text,
      tenantId: text,
      platformId: text,
      noticeId: text,
      contextId: text,
      originContextIds: [String],
      createdAt: Date,
    },
    options,
  );
  return {
    copies: connection.model<CourseCopy>('course_copies', copy),
    // Named twice, because mongoose would make "peoples" of it, where no index is.
    people: connection.model<Person>('people', person, 'people'),
    courses: connection.model<Course>('courses', course),
    enrolments: connection.model<Enrolment>('enrolments', enrolment),
    assignments: connection.model<Assignment>('assignments', assignment),
  };
}
