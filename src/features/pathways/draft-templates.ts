import type { PathwayContent } from '../../domain/pathway.ts';
import { templatesInEnglish } from './templates/templates-en.ts';
import { templatesInSpanish } from './templates/templates-es.ts';

/** A pathway to begin from: good as it is, and short enough to be made one's own. */
export interface DraftTemplate {
  id: string;
  title: string;
  /** For whom and what for, in a sentence. */
  summary: string;
  content: PathwayContent;
}

/** @param locale of the person, such as "es-MX"; what we do not speak gets English */
export function draftTemplates(locale: string): DraftTemplate[] {
  return (locale.startsWith('es') ? templatesInSpanish : templatesInEnglish).map((content) => ({
    id: content.id,
    title: content.title,
    summary: content.about,
    content: content.pathway,
  }));
}
