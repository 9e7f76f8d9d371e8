// What the command line accepts, in words.

export const USAGE = `onevisit: many home visits into few

  onevisit plan CASELOAD.json [options]     plan the caseload and print a summary
  onevisit check CASELOAD.json              say whether a caseload is valid, and what is in it
  onevisit check CASELOAD.json PLAN.json    say whether a plan is valid, and what it is worth

CASELOAD.json may be - for standard input.

Options of plan
  --out PLAN.json    write the plan there (- for standard output, instead of the summary)
  --json             the same as --out -
  --seconds N        seconds to take (default 10, or no limit with --iterations)
  --iterations N     steps of the search at most; with the same seed the same plan, on any machine
  --seed N           seed of everything random (default 1)
  --threads N        search the parts of a large caseload in so many threads (default 1)
  --engine NAME      javascript-lp-solver (default, our own where that does not cope), own, or highs if that package is
                     installed: what puts whole shifts together into better plans; the proof is always our own
  --compare          plan it with each discipline visiting on its own too, and tell what is saved
  --siloed           plan it with each discipline visiting on its own only
  --certificate FILE write a certificate of what no plan can beat there, which takes a few seconds more

Options of check
  --siloed           judge the plan as one in which each discipline visits on its own
  --certificate FILE work out again what a certificate claims, and compare it with the plan

  --help, -h         this text
  --version, -v      the version

Ctrl-C or a SIGTERM stops the search; the best plan so far is still written.

Ends with 0 where all is well, 1 where a plan breaks a rule or a certificate claims too much, 2 where the input, a file
or the command is not usable, 3 where something unforeseen went wrong.
`;
