/**
 * Loaded before a build (`node --import`): the clock says 400 days later, in every thread that inherits it.
 */
const shift = 400 * 24 * 60 * 60 * 1000;
const RealDate = globalThis.Date;

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
