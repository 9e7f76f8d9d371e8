/**
 * Zero, for fields that will hold fractions. A JavaScript engine lays a field out for the first number it sees in it; one
 * that begins as a whole number changes the layout of its object later, and all code compiled for the old one is lost.
 * (Minus zero: nothing is to be divided by it.)
 */
export const NO_FRACTION = -0;
