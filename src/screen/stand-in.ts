/** What manuals write where a password stands. */
export const STAND_IN =
  /^(?:(?:my|your|the|new|replace)[-_]?(?:with[-_]?)?)?(?:password|passwd|pwd|secret|token|key)\d{0,4}$|^(.)\1{1,40}$/i;
