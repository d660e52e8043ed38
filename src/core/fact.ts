// Reads facts by their schemas.
import * as z from 'zod/mini';

/** The JSON Schema of a shape, as models are given it. */
export function schemaOf(shape: z.ZodMiniType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}

/** The value as the shape says. Throws an error whose message names every place that is wrong. */
export function read<T>(shape: z.ZodMiniType<T>, value: unknown): T {
  const result = z.safeParse(shape, value);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.') || 'the value'}: ${message}`);
  throw new Error(problems.slice(0, 5).join('; '));
}
