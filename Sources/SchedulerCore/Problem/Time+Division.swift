/// The quotient rounded down, also for negative times.
func floorDivide(_ dividend: Time, _ divisor: Time) -> Time {
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}
