<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ArchiveFacts</name>
    <message numerus="yes">
        <source>%1 in %n table(s)</source>
        <translation>
            <numerusform>%1 in %n table</numerusform>
            <numerusform>%1 in %n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Archives</name>
    <message numerus="yes">
        <source>Holding the writers of %n distributed table(s) until the dump is done</source>
        <translation>
            <numerusform>Holding the writers of %n distributed table until the dump is done</numerusform>
            <numerusform>Holding the writers of %n distributed tables until the dump is done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellDetails</name>
    <message numerus="yes">
        <source>At most %n row(s)</source>
        <translation>
            <numerusform>At most %n row</numerusform>
            <numerusform>At most %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Against the %n week(s) before</source>
        <translation>
            <numerusform>Against the week before</numerusform>
            <numerusform>Against the %n weeks before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s), those that differ most</source>
        <translation>
            <numerusform>At most %n row, the one that differs most</numerusform>
            <numerusform>At most %n rows, those that differ most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fetch</name>
    <message numerus="yes">
        <source>%n migration(s) of the game are not in this week yet. Migrate it first.</source>
        <translation>
            <numerusform>%n migration of the game is not in this week yet. Migrate it first.</numerusform>
            <numerusform>%n migrations of the game are not in this week yet. Migrate it first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused %n answer(s) in a row, the last one for this reason: %1</source>
        <translation>
            <numerusform>The server refused %n answer in a row, the last one for this reason: %1</numerusform>
            <numerusform>The server refused %n answers in a row, the last one for this reason: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>all %n answer</source>
        <translation>
            <numerusform>the one answers</numerusform>
            <numerusform>all %n answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>All of the first %n record(s) were refused, the last one for this reason: %1</source>
        <translation>
            <numerusform>The first record was refused, for this reason: %1</numerusform>
            <numerusform>All of the first %n records were refused, the last one for this reason: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message numerus="yes">
        <source>%n migration(s) pending</source>
        <translation>
            <numerusform>%n migration pending</numerusform>
            <numerusform>%n migrations pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n validation(s) failed; nothing was switched.</source>
        <translation>
            <numerusform>%n validation failed; nothing was switched.</numerusform>
            <numerusform>%n validations failed; nothing was switched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message numerus="yes">
        <source>Nothing that is kept is older than %n day(s).</source>
        <translation>
            <numerusform>Nothing that is kept is older than %n day.</numerusform>
            <numerusform>Nothing that is kept is older than %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not before %n day(s) have passed</source>
        <translation>
            <numerusform>not before %n day has passed</numerusform>
            <numerusform>not before %n days have passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rows are kept in the week for %n day(s). Until then History puts them back.</source>
        <translation>
            <numerusform>The rows are kept in the week for %n day. Until then History puts them back.</numerusform>
            <numerusform>The rows are kept in the week for %n days. Until then History puts them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An interrupted run has left %n index(es).</source>
        <translation>
            <numerusform>An interrupted run has left %n index.</numerusform>
            <numerusform>An interrupted run has left %n indexes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ</source>
        <translation>
            <numerusform>%n setting differs</numerusform>
            <numerusform>%n settings differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) were changed.</source>
        <translation>
            <numerusform>%n setting was changed.</numerusform>
            <numerusform>%n settings were changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rebuilds %n index(es) while the game goes on writing.</source>
        <translation>
            <numerusform>Rebuilds %n index while the game goes on writing.</numerusform>
            <numerusform>Rebuilds %n indexes while the game goes on writing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forgets what was pruned or moved more than %n day(s) ago.</source>
        <translation>
            <numerusform>Forgets what was pruned or moved more than %n day ago.</numerusform>
            <numerusform>Forgets what was pruned or moved more than %n days ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Migrations</name>
    <message numerus="yes">
        <source>Stopped: %n week(s) were not begun.</source>
        <translation>
            <numerusform>Stopped: %n week was not begun.</numerusform>
            <numerusform>Stopped: %n weeks were not begun.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationTask</name>
    <message numerus="yes">
        <source>%n operation(s) cannot be undone any more afterwards.</source>
        <translation>
            <numerusform>%n operation cannot be undone any more afterwards.</numerusform>
            <numerusform>%n operations cannot be undone any more afterwards.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message numerus="yes">
        <source>players saw %n row(s) of others</source>
        <translation>
            <numerusform>players saw %n row of others</numerusform>
            <numerusform>players saw %n rows of others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Postgres</name>
    <message numerus="yes">
        <source>It waits for a lock of %1; and of %n more</source>
        <translation>
            <numerusform>It waits for a lock of %1; and of %n more</numerusform>
            <numerusform>It waits for a lock of %1; and of %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Redis</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rollback</name>
    <message numerus="yes">
        <source>%n row(s) are not as the rollback left them; nothing is put over them.</source>
        <translation>
            <numerusform>%n row is not as the rollback left it; nothing is put over it.</numerusform>
            <numerusform>%n rows are not as the rollback left them; nothing is put over them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The number of plays changes in %n other game(s): %1.</source>
        <translation>
            <numerusform>The number of plays changes in %n other game: %1.</numerusform>
            <numerusform>The number of plays changes in %n other games: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are in the way; nothing is put over them.</source>
        <translation>
            <numerusform>%n row is in the way; nothing is put over it.</numerusform>
            <numerusform>%n rows are in the way; nothing is put over them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaItems</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more column(s)</source>
        <translation>
            <numerusform>%n more column</numerusform>
            <numerusform>%n more columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Snapshots</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message numerus="yes">
        <source>The key of a row of %1 has %n value(s): %2.</source>
        <translation>
            <numerusform>The key of a row of %1 has %n value: %2.</numerusform>
            <numerusform>The key of a row of %1 has %n values: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::BlueGreenDialog</name>
    <message numerus="yes">
        <source>the week as it is now, for %n minute(s) at least, for going back</source>
        <translation>
            <numerusform>the week as it is now, for %n minute at least, for going back</numerusform>
            <numerusform>the week as it is now, for %n minutes at least, for going back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The switch was more than %n minute(s) ago. If the week is as it should be, drop the copy that is kept.</source>
        <translation>
            <numerusform>The switch was more than %n minute ago. If the week is as it should be, drop the copy that is kept.</numerusform>
            <numerusform>The switch was more than %n minutes ago. If the week is as it should be, drop the copy that is kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As it was before it is kept for %n minute(s) at least. To go back, open this again.</source>
        <translation>
            <numerusform>As it was before it is kept for %n minute at least. To go back, open this again.</numerusform>
            <numerusform>As it was before it is kept for %n minutes at least. To go back, open this again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::BoardModel</name>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::BoardPage</name>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due</source>
        <translation>
            <numerusform>%n due</numerusform>
            <numerusform>%n due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>comparing with the migrations, %n to go (Esc stops)</source>
        <translation>
            <numerusform>comparing with the migrations, %n to go (Esc stops)</numerusform>
            <numerusform>comparing with the migrations, %n to go (Esc stops)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reading sizes and schemas, %n to go (Esc stops)</source>
        <translation>
            <numerusform>reading sizes and schemas, %n to go (Esc stops)</numerusform>
            <numerusform>reading sizes and schemas, %n to go (Esc stops)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be made</source>
        <translation>
            <numerusform>%n to be made</numerusform>
            <numerusform>%n to be made</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::CacheDialog</name>
    <message numerus="yes">
        <source>Looking… %Ln key(s)</source>
        <translation>
            <numerusform>Looking… %Ln key</numerusform>
            <numerusform>Looking… %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), none of them marked.</source>
        <translation>
            <numerusform>%n key, not marked.</numerusform>
            <numerusform>%n keys, none of them marked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: the week has nothing to write there.</source>
        <translation>
            <numerusform>%n marked key stays: the week has nothing to write there.</numerusform>
            <numerusform>%n marked keys stay: the week has nothing to write there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: they only live too long.</source>
        <translation>
            <numerusform>%n marked key stays: it only lives too long.</numerusform>
            <numerusform>%n marked keys stay: they only live too long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n marked key(s) are done at once.</source>
        <translation>
            <numerusform>Only the first marked key is done at once.</numerusform>
            <numerusform>Only the first %n marked keys are done at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were written.</source>
        <translation>
            <numerusform>%n key was written.</numerusform>
            <numerusform>%n keys were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were deleted.</source>
        <translation>
            <numerusform>%n key was deleted.</numerusform>
            <numerusform>%n keys were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ChangeDialog</name>
    <message numerus="yes">
        <source>%n user(s) of the database:</source>
        <translation>
            <numerusform>%n user of the database:</numerusform>
            <numerusform>%n users of the database:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ComparisonBar</name>
    <message numerus="yes">
        <source>%n ignore rule(s) are off: all changes are shown</source>
        <translation>
            <numerusform>%n ignore rule is off: all changes are shown</numerusform>
            <numerusform>%n ignore rules are off: all changes are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes hidden by %n rule(s)</source>
        <translation>
            <numerusform>%1 changes hidden by %n rule</numerusform>
            <numerusform>%1 changes hidden by %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignore rule(s)</source>
        <translation>
            <numerusform>%n ignore rule</numerusform>
            <numerusform>%n ignore rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::CrashNotice</name>
    <message numerus="yes">
        <source>%1 %n more crash(es) before.</source>
        <translation>
            <numerusform>%1 %n more crash before.</numerusform>
            <numerusform>%1 %n more crashes before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::DriftPane</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n week(s) compared, %2 drifted.</source>
        <translation>
            <numerusform>%1 of %n week compared, %2 drifted.</numerusform>
            <numerusform>%1 of %n weeks compared, %2 drifted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::Finder</name>
    <message numerus="yes">
        <source>Searching… %1 of %n week(s) have answered</source>
        <translation>
            <numerusform>Searching… %1 of %n week has answered</numerusform>
            <numerusform>Searching… %1 of %n weeks have answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) searched</source>
        <translation>
            <numerusform>%n week searched</numerusform>
            <numerusform>%n weeks searched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::GameChooser</name>
    <message numerus="yes">
        <source>%n game(s), newest first</source>
        <translation>
            <numerusform>%n game, newest first</numerusform>
            <numerusform>%n games, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::HealthPage</name>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>%n critical</numerusform>
            <numerusform>%n critical</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n good</source>
        <translation>
            <numerusform>%n good</numerusform>
            <numerusform>%n good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not told</source>
        <translation>
            <numerusform>%n not told</numerusform>
            <numerusform>%n not told</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::HeatMap</name>
    <message numerus="yes">
        <source>%1; %n of them are not above zero and left out</source>
        <translation>
            <numerusform>%1; %n of them is not above zero and left out</numerusform>
            <numerusform>%1; %n of them are not above zero and left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::Histogram</name>
    <message numerus="yes">
        <source>%n other series</source>
        <translation>
            <numerusform>%n other series</numerusform>
            <numerusform>%n other series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n of them are not above zero and left out</source>
        <translation>
            <numerusform>%1; %n of them is not above zero and left out</numerusform>
            <numerusform>%1; %n of them are not above zero and left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryChart</name>
    <message numerus="yes">
        <source>%n value(s) are numbers</source>
        <translation>
            <numerusform>%n value is a number</numerusform>
            <numerusform>%n values are numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s) could not be loaded.</source>
        <translation>
            <numerusform>%n file could not be loaded.</numerusform>
            <numerusform>%n files could not be loaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) had been taken before.</source>
        <translation>
            <numerusform>%n file had been taken before.</numerusform>
            <numerusform>%n files had been taken before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) cannot be used yet; see below.</source>
        <translation>
            <numerusform>%n record cannot be used yet; see below.</numerusform>
            <numerusform>%n records cannot be used yet; see below.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::IngestQueue</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonDiffModel</name>
    <message numerus="yes">
        <source>%Ln added</source>
        <translation>
            <numerusform>%Ln added</numerusform>
            <numerusform>%Ln added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln moved</source>
        <translation>
            <numerusform>%Ln moved</numerusform>
            <numerusform>%Ln moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln written otherwise</source>
        <translation>
            <numerusform>%Ln written otherwise</numerusform>
            <numerusform>%Ln written otherwise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden by %1</source>
        <comment>changes; by so many rules</comment>
        <translation>
            <numerusform>%Ln hidden by %1</numerusform>
            <numerusform>%Ln hidden by %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::JsonDiffView</name>
    <message numerus="yes">
        <source>Too many changes to be copied: %Ln</source>
        <translation>
            <numerusform>Too many changes to be copied: %Ln</numerusform>
            <numerusform>Too many changes to be copied: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied as JSON Patch: %Ln change(s)</source>
        <translation>
            <numerusform>Copied as JSON Patch: %Ln change</numerusform>
            <numerusform>Copied as JSON Patch: %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::LossPane</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <comment>changes of fields</comment>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more row(s) change and are not listed.</source>
        <translation>
            <numerusform>%n more row changes and is not listed.</numerusform>
            <numerusform>%n more rows change and are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MetricChart</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MetricPicture</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrateDialog</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n file(s) applied.</source>
        <translation>
            <numerusform>Done: %n file applied.</numerusform>
            <numerusform>Done: %n files applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) failed; see the report.</source>
        <translation>
            <numerusform>%n week failed; see the report.</numerusform>
            <numerusform>%n weeks failed; see the report.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) were not begun.</source>
        <translation>
            <numerusform>%n week was not begun.</numerusform>
            <numerusform>%n weeks were not begun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n week(s) it is not known whether the last file was applied: look again.</source>
        <translation>
            <numerusform>Of %n week it is not known whether the last file was applied: look again.</numerusform>
            <numerusform>Of %n weeks it is not known whether the last file was applied: look again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrationMatrixModel</name>
    <message numerus="yes">
        <source>%1 %n drifted</source>
        <translation>
            <numerusform>%1 %n drifted</numerusform>
            <numerusform>%1 %n drifted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) will run.</source>
        <translation>
            <numerusform>%n migration will run.</numerusform>
            <numerusform>%n migrations will run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrationPane</name>
    <message numerus="yes">
        <source>%n line(s) to look at</source>
        <translation>
            <numerusform>%n line to look at</numerusform>
            <numerusform>%n lines to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::MigrationsPage</name>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekNamePage</name>
    <message numerus="yes">
        <source>A copy of %1 (in use by %n session(s))</source>
        <translation>
            <numerusform>A copy of %1 (in use by %n session)</numerusform>
            <numerusform>A copy of %1 (in use by %n sessions)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::NewWeekPlanPage</name>
    <message numerus="yes">
        <source>%n migration(s) are run, those that it does not have yet:</source>
        <translation>
            <numerusform>%n migration is run, one that it does not have yet:</numerusform>
            <numerusform>%n migrations are run, those that it does not have yet:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::NotebookMaker</name>
    <message numerus="yes">
        <source>%n cell(s) failed: the file says why</source>
        <translation>
            <numerusform>%n cell failed: the file says why</numerusform>
            <numerusform>%n cells failed: the file says why</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::NotebookPage</name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ObjectTable</name>
    <message numerus="yes">
        <source>Copied %n row(s).</source>
        <translation>
            <numerusform>Copied %n row.</numerusform>
            <numerusform>Copied %n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::PlacesPicture</name>
    <message numerus="yes">
        <source>… %n more (wheel)</source>
        <comment>rows of a table</comment>
        <translation>
            <numerusform>… %n more (wheel)</numerusform>
            <numerusform>… %n more (wheel)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::Plot</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::PruneDialog</name>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation>
            <numerusform>%n row deleted.</numerusform>
            <numerusform>%n rows deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) beyond that are too young to be deleted.</source>
        <translation>
            <numerusform>%n row beyond that is too young to be deleted.</numerusform>
            <numerusform>%n rows beyond that are too young to be deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::QueryExporter</name>
    <message numerus="yes">
        <source>%n week(s) failed; the file says why.</source>
        <translation>
            <numerusform>%n week failed; the file says why.</numerusform>
            <numerusform>%n weeks failed; the file says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::RankChart</name>
    <message numerus="yes">
        <source>%n series have a value</source>
        <translation>
            <numerusform>%n series has a value</numerusform>
            <numerusform>%n series have a value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::RecoveryDialog</name>
    <message numerus="yes">
        <source>%n key(s) in %1 get their values of before.</source>
        <translation>
            <numerusform>%n key in %1 gets its value of before.</numerusform>
            <numerusform>%n keys in %1 get their values of before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::RejectedView</name>
    <message numerus="yes">
        <source>%n answer(s) that the week could not take, kept as they came</source>
        <translation>
            <numerusform>%n answer that the week could not take, kept as it came</numerusform>
            <numerusform>%n answers that the week could not take, kept as they came</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ReportsPage</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read the report again every %n second(s) (Ctrl+Alt+F)</source>
        <translation>
            <numerusform>Read the report again every %n second (Ctrl+Alt+F)</numerusform>
            <numerusform>Read the report again every %n seconds (Ctrl+Alt+F)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stale (italic): older than %1</source>
        <translation>
            <numerusform>%n of them stale (italic): older than %1</numerusform>
            <numerusform>%n of them stale (italic): older than %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them with an alert</source>
        <translation>
            <numerusform>%n of them with an alert</numerusform>
            <numerusform>%n of them with an alert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ResetNotice</name>
    <message numerus="yes">
        <source>%1 There are %n more.</source>
        <comment>what was not finished</comment>
        <translation>
            <numerusform>%1 There is %n more.</numerusform>
            <numerusform>%1 There are %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::SchemaPicture</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::SearchPage</name>
    <message numerus="yes">
        <source>%1 of %n week(s) searched</source>
        <translation>
            <numerusform>%1 of %n week searched</numerusform>
            <numerusform>%1 of %n weeks searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::SnapshotPictures</name>
    <message numerus="yes">
        <source>Trail of %n snapshot(s)</source>
        <translation>
            <numerusform>Trail of %n snapshot</numerusform>
            <numerusform>Trail of %n snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier snapshot(s) drawn</source>
        <translation>
            <numerusform>%n earlier snapshot drawn</numerusform>
            <numerusform>%n earlier snapshots drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::StackedChart</name>
    <message numerus="yes">
        <source>Sum of %n series: %1</source>
        <translation>
            <numerusform>Sum of %n series: %1</numerusform>
            <numerusform>Sum of %n series: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::StatePicture</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::TableEffectModel</name>
    <message numerus="yes">
        <source>%n more row(s); see “All by name”</source>
        <translation>
            <numerusform>%n more row; see “All by name”</numerusform>
            <numerusform>%n more rows; see “All by name”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::TablesPage</name>
    <message numerus="yes">
        <source>A picture of %n table(s) cannot be read.</source>
        <translation>
            <numerusform>A picture of %n table cannot be read.</numerusform>
            <numerusform>A picture of %n tables cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ToldRowsModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of rows</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::TrustDialog</name>
    <message numerus="yes">
        <source>%n place(s) reach outside of the week&apos;s database, or cannot be seen into:</source>
        <translation>
            <numerusform>%n place reaches outside of the week&apos;s database, or cannot be seen into:</numerusform>
            <numerusform>%n places reach outside of the week&apos;s database, or cannot be seen into:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s):</source>
        <translation>
            <numerusform>%n file:</numerusform>
            <numerusform>%n files:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::VerifyDialog</name>
    <message numerus="yes">
        <source>%n snapshot(s) verified:</source>
        <translation>
            <numerusform>%n snapshot verified:</numerusform>
            <numerusform>%n snapshots verified:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s). Return shows a snapshot.</source>
        <translation>
            <numerusform>%n finding. Return shows a snapshot.</numerusform>
            <numerusform>%n findings. Return shows a snapshot.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::VerifyPane</name>
    <message numerus="yes">
        <source>%1: %n divergence(s).</source>
        <translation>
            <numerusform>%1: %n divergence.</numerusform>
            <numerusform>%1: %n divergences.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ViewAsDialog</name>
    <message numerus="yes">
        <source>The first %n of them; type more of the name or the id.</source>
        <translation>
            <numerusform>The first of them; type more of the name or the id.</numerusform>
            <numerusform>The first %n of them; type more of the name or the id.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n player(s)</source>
        <translation>
            <numerusform>%n player</numerusform>
            <numerusform>%n players</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekLogPage</name>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n operation</numerusform>
            <numerusform>%n operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::WeekTab</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::WeeksModel</name>
    <message numerus="yes">
        <source>v%1, %n behind</source>
        <translation>
            <numerusform>v%1, %n behind</numerusform>
            <numerusform>v%1, %n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s)</source>
        <translation>
            <numerusform>%n database</numerusform>
            <numerusform>%n databases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weeks</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>tables</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weekglassctl</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) could not be searched.</source>
        <translation>
            <numerusform>%n week could not be searched.</numerusform>
            <numerusform>%n weeks could not be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) hidden by the game&apos;s ignore list.</source>
        <translation>
            <numerusform>%n change hidden by the game&apos;s ignore list.</numerusform>
            <numerusform>%n changes hidden by the game&apos;s ignore list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snapshot(s) checked.</source>
        <translation>
            <numerusform>%n snapshot checked.</numerusform>
            <numerusform>%n snapshots checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) beyond that are too young to go.</source>
        <translation>
            <numerusform>%n row beyond that is too young to go.</numerusform>
            <numerusform>%n rows beyond that are too young to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) deleted.</source>
        <translation>
            <numerusform>%n row deleted.</numerusform>
            <numerusform>%n rows deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n game(s) were refused; the others are done.</source>
        <translation>
            <numerusform>%n game was refused; the others are done.</numerusform>
            <numerusform>%n games were refused; the others are done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n game(s) not as their plays say.</source>
        <translation>
            <numerusform>%n game not as its plays say.</numerusform>
            <numerusform>%n games not as their plays say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n divergence(s).</source>
        <translation>
            <numerusform>%n divergence.</numerusform>
            <numerusform>%n divergences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n metric(s) of %1 were kept.</source>
        <translation>
            <numerusform>%n metric of %1 was kept.</numerusform>
            <numerusform>%n metrics of %1 were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) failed.</source>
        <translation>
            <numerusform>%n week failed.</numerusform>
            <numerusform>%n weeks failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s).</source>
        <translation>
            <numerusform>%n difference.</numerusform>
            <numerusform>%n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n file(s).</source>
        <translation>
            <numerusform>%1: %2, %n file.</numerusform>
            <numerusform>%1: %2, %n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s), all at once.</source>
        <translation>
            <numerusform>%n key, all at once.</numerusform>
            <numerusform>%n keys, all at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: the week has nothing to write there.</source>
        <translation>
            <numerusform>%n marked key stays: the week has nothing to write there.</numerusform>
            <numerusform>%n marked keys stay: the week has nothing to write there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked key(s) stay: they only live too long.</source>
        <translation>
            <numerusform>%n marked key stays: it only lives too long.</numerusform>
            <numerusform>%n marked keys stay: they only live too long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were written.</source>
        <translation>
            <numerusform>%n key was written.</numerusform>
            <numerusform>%n keys were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were deleted.</source>
        <translation>
            <numerusform>%n key was deleted.</numerusform>
            <numerusform>%n keys were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are not as the week and the game have them.</source>
        <translation>
            <numerusform>%n key is not as the week and the game have it.</numerusform>
            <numerusform>%n keys are not as the week and the game have them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with an alert</source>
        <translation>
            <numerusform>%n row with an alert</numerusform>
            <numerusform>%n rows with an alert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are stale.</source>
        <translation>
            <numerusform>%n row is stale.</numerusform>
            <numerusform>%n rows are stale.</numerusform>
        </translation>
    </message>
</context>
</TS>
