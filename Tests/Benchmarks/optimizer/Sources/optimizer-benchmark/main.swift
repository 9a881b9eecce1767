import FSRS
import Foundation

// What the driver, compare.py, has this do is named by the first argument; people's reviews come on
// standard input and figures go to standard output, a line of JSON for each.
switch CommandLine.arguments.dropFirst().first {
case "fit": try fitPeople()
case "schedule": measureScheduling()
case "allocations": try countAllocations()
case "fuzz":
  fuzz(histories: CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1_000_000)
default:
  print("usage: optimizer-benchmark fit|schedule|allocations|fuzz [HISTORIES]")
  exit(2)
}
