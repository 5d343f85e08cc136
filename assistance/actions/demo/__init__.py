"""The demo: a county made up for newcomers, tests and load. ``load.load_demo`` is its one verb.

texts/         what people wrote, in both languages
catalogue      chains and enterprises by name        names       people and phones
chance         seeded choices and ids                days        working days and hours around the present moment
scene          what all parts share                  rows        many rows at once, past no trigger
people, chains, enterprises, assignments             who there is
diary, issues, plots                                 visits and issues as the verbs would have written them
story          the last days, by hand                visits      an ordinary year
"""
