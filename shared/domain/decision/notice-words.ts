import * as z from 'zod/mini';

const OwnWords = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/**
 * The municipality's own words around a notice: a greeting, whom to call. Decision, reasons and how to seek correction
 * stand between them as they are: the law fixes them (LOV 8:2).
 */
export const NoticeWords = z.strictObject({ opening: z.optional(OwnWords), closing: z.optional(OwnWords) });
export type NoticeWords = z.infer<typeof NoticeWords>;
