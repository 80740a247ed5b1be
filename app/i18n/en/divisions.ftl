# States, counties, cities and districts. In app/record/divisions.
divisions-title = Divisions
divisions-lead = States, counties, cities and districts, each with its Open Civic Data id. Two places of one name have two ids.
divisions-none = No division is recorded yet
divisions-none-what = Divisions come from the public register of Open Civic Data. Who runs this place can bring them in.
divisions-none-next = See organizations and offices
divisions-name = Name
divisions-code = Open Civic Data id
divisions-within = Lies within
divisions-offices = Offices for it
divisions-no-offices = No office is recorded for it.
divisions-parts = What lies within it
front-act-division-recorded = A division was entered: <link>{ $title }</link>
front-act-division-changed = The name of a division was changed: <link>{ $title }</link>
front-thing-division = Division
front-search-in-divisions = Divisions
moderation-of-division = Division
