/** Gives memory back at once; a worker that has nothing to do collects no garbage for a long time. */

/**
 * Let go of the bytes of a buffer. It must not be used afterwards.
 *
 * @param {ArrayBuffer} buffer - Any; browsers that cannot take it back keep it as garbage
 */
export function free(buffer) {
  const given = /** @type {{ transfer?: (length: number) => unknown }} */ (
    /** @type {unknown} */ (buffer)
  )
  given.transfer?.(0)
}
