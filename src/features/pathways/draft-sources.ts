import { readDraft } from '../../domain/draft-content.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import { readSheet } from '../../domain/paste-sheet.ts';
import { ForbiddenError, InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import { checkedFile } from './check-pathway.ts';
import { draftTemplates } from './draft-templates.ts';
import type { PathwayDraft } from './draft.model.ts';
import type { PathwayService } from './pathway.service.ts';

/** What a new pathway begins from. */
export type DraftSource =
  | { kind: 'blank' }
  | { kind: 'template'; templateId: string }
  | { kind: 'pathway'; pathwayId: string }
  | { kind: 'file'; file: string }
  | { kind: 'sheet'; text: string };

interface BegunDraft {
  content: PathwayContent;
  about: Pick<PathwayDraft, 'licence' | 'author' | 'copiedFrom'>;
}

/** @throws NotFoundError, ForbiddenError for a colleague's private pathway, InvalidRequestError with every fault of a file */
export async function beginDraft(
  pathways: PathwayService,
  session: Session,
  source: DraftSource,
): Promise<BegunDraft> {
  switch (source.kind) {
    case 'blank':
      return { content: readDraft({ language: languageOf(session) }), about: {} };
    case 'template':
      return { content: templateContent(session, source.templateId), about: {} };
    case 'pathway':
      return copyOf(pathways, session, source.pathwayId);
    case 'file': {
      const { pathway: content, licence, author } = checkedFile(source.file);
      return { content, about: { licence, author } };
    }
    case 'sheet':
      return { content: sheetContent(session, source.text), about: {} };
  }
}

function templateContent({ locale }: Session, templateId: string): PathwayContent {
  const found = draftTemplates(locale).find(({ id }) => id === templateId);
  if (!found) throw new NotFoundError('We could not find this template.');
  return found.content;
}

async function copyOf(pathways: PathwayService, session: Session, pathwayId: string): Promise<BegunDraft> {
  const { content, version, ownerId, sharing } = await pathways.getPathway(session, pathwayId);
  const isOpen =
    ownerId === undefined || ownerId === session.personId || (sharing ?? 'private') !== 'private';
  if (!isOpen) throw new ForbiddenError('This pathway is not shared with you.');
  // Ids stay as they are, so that both can be compared task by task.
  return { content, about: { copiedFrom: { pathwayId, version, title: content.title } } };
}

function languageOf({ locale }: Session): string {
  return locale.startsWith('es') ? 'es' : 'en';
}

function sheetContent(session: Session, text: string): PathwayContent {
  if (text.trim() === '')
    throw new InvalidRequestError([{ path: 'source.text', message: 'must not be empty' }]);
  return readSheet(text, languageOf(session));
}
