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
    <message numerus="yes">
        <source>%1 has %2 row(s), not %3.</source>
        <translation>
            <numerusform>%1 has %2 row, not %3.</numerusform>
            <numerusform>%1 has %2 rows, not %3.</numerusform>
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
    <name>ColumnTasks</name>
    <message numerus="yes">
        <source>Done: %1 row(s) are changed.</source>
        <translation>
            <numerusform>Done: %1 row is changed.</numerusform>
            <numerusform>Done: %1 rows are changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 row(s) match the condition, again or still.</source>
        <translation>
            <numerusform>%1 %2 row matches the condition, again or still.</numerusform>
            <numerusform>%1 %2 rows match the condition, again or still.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) have no value: fill the column first.</source>
        <translation>
            <numerusform>%1 row has no value: fill the column first.</numerusform>
            <numerusform>%1 rows have no value: fill the column first.</numerusform>
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
    <name>HistoryTask</name>
    <message numerus="yes">
        <source>%1 (%2 row(s))</source>
        <translation>
            <numerusform>%1 (%2 row)</numerusform>
            <numerusform>%1 (%2 rows)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tables that go with the schema: %1, with %2 row(s): %3</source>
        <translation>
            <numerusform>tables that go with the schema: %1, with %2 row: %3</numerusform>
            <numerusform>tables that go with the schema: %1, with %2 rows: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 lose the dropped values</source>
        <translation>
            <numerusform>%1 row of %2 loses the dropped values</numerusform>
            <numerusform>%1 rows of %2 lose the dropped values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) lose the dropped values</source>
        <translation>
            <numerusform>%1 row loses the dropped values</numerusform>
            <numerusform>%1 rows lose the dropped values</numerusform>
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
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %2 row(s) that the reset does not know of</source>
        <translation>
            <numerusform>%1 has %2 row that the reset does not know of</numerusform>
            <numerusform>%1 has %2 rows that the reset does not know of</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Maintenance</name>
    <message numerus="yes">
        <source>No kept rows are older than %n day(s).</source>
        <translation>
            <numerusform>No kept rows are older than %n day.</numerusform>
            <numerusform>No kept rows are older than %n days.</numerusform>
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
        <source>Rebuilds %n index(es) while the game keeps writing.</source>
        <translation>
            <numerusform>Rebuilds %n index while the game keeps writing.</numerusform>
            <numerusform>Rebuilds %n indexes while the game keeps writing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deletes the kept copies of rows that were pruned or moved more than %n day(s) ago.</source>
        <translation>
            <numerusform>Deletes the kept copies of rows that were pruned or moved more than %n day ago.</numerusform>
            <numerusform>Deletes the kept copies of rows that were pruned or moved more than %n days ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 to %3, about %4</source>
        <translation>
            <numerusform>%1 row of %2 to %3, about %4</numerusform>
            <numerusform>%1 rows of %2 to %3, about %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s), the oldest of %2</source>
        <translation>
            <numerusform>%1 row, the oldest of %2</numerusform>
            <numerusform>%1 rows, the oldest of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 were moved to %3. %4</source>
        <translation>
            <numerusform>%1 row of %2 was moved to %3. %4</numerusform>
            <numerusform>%1 rows of %2 were moved to %3. %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 kept row(s) are deleted, about %2. They can no longer be restored.</source>
        <translation>
            <numerusform>%1 kept row is deleted, about %2. It can no longer be restored.</numerusform>
            <numerusform>%1 kept rows are deleted, about %2. They can no longer be restored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) that were kept longer than %2 days are deleted.</source>
        <translation>
            <numerusform>%1 row that was kept longer than %2 days is deleted.</numerusform>
            <numerusform>%1 rows that were kept longer than %2 days are deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2</source>
        <translation>
            <numerusform>%1 row of %2</numerusform>
            <numerusform>%1 rows of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %1 row(s) of %2</source>
        <translation>
            <numerusform>Deleting %1 row of %2</numerusform>
            <numerusform>Deleting %1 rows of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 were deleted. %3</source>
        <translation>
            <numerusform>%1 row of %2 was deleted. %3</numerusform>
            <numerusform>%1 rows of %2 were deleted. %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 index(es), %2</source>
        <translation>
            <numerusform>%1 index, %2</numerusform>
            <numerusform>%1 indexes, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Migrations</name>
    <message numerus="yes">
        <source>Stopped: %n week(s) were not started.</source>
        <translation>
            <numerusform>Stopped: %n week was not started.</numerusform>
            <numerusform>Stopped: %n weeks were not started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) have no value in this column.</source>
        <translation>
            <numerusform>%1 row has no value in this column.</numerusform>
            <numerusform>%1 rows have no value in this column.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OperationTask</name>
    <message numerus="yes">
        <source>Afterwards, %n operation(s) can no longer be undone.</source>
        <translation>
            <numerusform>Afterwards, %n operation can no longer be undone.</numerusform>
            <numerusform>Afterwards, %n operations can no longer be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) come back into %2.</source>
        <translation>
            <numerusform>%1 row comes back into %2.</numerusform>
            <numerusform>%1 rows come back into %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) leave %2.</source>
        <translation>
            <numerusform>%1 row leaves %2.</numerusform>
            <numerusform>%1 rows leave %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 kept row(s) are deleted, about %2.</source>
        <translation>
            <numerusform>%1 kept row is deleted, about %2.</numerusform>
            <numerusform>%1 kept rows are deleted, about %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Partitions</name>
    <message numerus="yes">
        <source>%1 row(s), not %2.</source>
        <translation>
            <numerusform>%1 row, not %2.</numerusform>
            <numerusform>%1 rows, not %2.</numerusform>
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
        <source>%n row(s) have changed since the rollback; they are not overwritten.</source>
        <translation>
            <numerusform>%n row has changed since the rollback; it is not overwritten.</numerusform>
            <numerusform>%n rows have changed since the rollback; they are not overwritten.</numerusform>
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
        <source>%n row(s) are in the way; they are not overwritten.</source>
        <translation>
            <numerusform>%n row is in the way; it is not overwritten.</numerusform>
            <numerusform>%n rows are in the way; they are not overwritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pruned: %1 row(s) of %2</source>
        <translation>
            <numerusform>Pruned: %1 row of %2</numerusform>
            <numerusform>Pruned: %1 rows of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved: %1 row(s) of %2 to %3</source>
        <translation>
            <numerusform>Moved: %1 row of %2 to %3</numerusform>
            <numerusform>Moved: %1 rows of %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put back: %1 row(s) of %2</source>
        <translation>
            <numerusform>Put back: %1 row of %2</numerusform>
            <numerusform>Put back: %1 rows of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rollback would remove %L1 row(s) of plays up to %2 from %3.</source>
        <translation>
            <numerusform>The rollback would remove %L1 row of plays up to %2 from %3.</numerusform>
            <numerusform>The rollback would remove %L1 rows of plays up to %2 from %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The rollback would touch %L1 row(s) of other games in %2.</source>
        <translation>
            <numerusform>The rollback would touch %L1 row of other games in %2.</numerusform>
            <numerusform>The rollback would touch %L1 rows of other games in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 would not come back exactly as before.</source>
        <translation>
            <numerusform>%1 row of %2 would not come back exactly as before.</numerusform>
            <numerusform>%1 rows of %2 would not come back exactly as before.</numerusform>
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
    <message numerus="yes">
        <source>%1 row(s) to be deleted have no %2, so their age is unknown.</source>
        <translation>
            <numerusform>%1 row to be deleted has no %2, so its age is unknown.</numerusform>
            <numerusform>%1 rows to be deleted have no %2, so their age is unknown.</numerusform>
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
        <source>the week as it is now, for at least %n minute(s), to go back to</source>
        <translation>
            <numerusform>the week as it is now, for at least %n minute, to go back to</numerusform>
            <numerusform>the week as it is now, for at least %n minutes, to go back to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The switch was more than %n minute(s) ago. If the week is as it should be, drop the kept copy.</source>
        <translation>
            <numerusform>The switch was more than %n minute ago. If the week is as it should be, drop the kept copy.</numerusform>
            <numerusform>The switch was more than %n minutes ago. If the week is as it should be, drop the kept copy.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous week is kept for at least %n minute(s). To go back, open this again.</source>
        <translation>
            <numerusform>The previous week is kept for at least %n minute. To go back, open this again.</numerusform>
            <numerusform>The previous week is kept for at least %n minutes. To go back, open this again.</numerusform>
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
        <source>%n to create</source>
        <translation>
            <numerusform>%n to create</numerusform>
            <numerusform>%n to create</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::CacheDialog</name>
    <message numerus="yes">
        <source>Comparing… %Ln key(s)</source>
        <translation>
            <numerusform>Comparing… %Ln key</numerusform>
            <numerusform>Comparing… %Ln keys</numerusform>
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
        <source>%n marked key(s) stay: they only expire too late.</source>
        <translation>
            <numerusform>%n marked key stays: it only expires too late.</numerusform>
            <numerusform>%n marked keys stay: they only expire too late.</numerusform>
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
    <message numerus="yes">
        <source>%1 of %2 key(s) are marked.</source>
        <translation>
            <numerusform>%1 of %2 key is marked.</numerusform>
            <numerusform>%1 of %2 keys are marked.</numerusform>
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
        <source>Changes hidden by %n rule(s): %1</source>
        <translation>
            <numerusform>Changes hidden by %n rule: %1</numerusform>
            <numerusform>Changes hidden by %n rules: %1</numerusform>
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
        <source>%1 There were %n more crash(es) before.</source>
        <translation>
            <numerusform>%1 There was %n more crash before.</numerusform>
            <numerusform>%1 There were %n more crashes before.</numerusform>
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
    <name>Weekglass::EventCount</name>
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>~%1 event(s)</source>
        <translation>
            <numerusform>~%1 event</numerusform>
            <numerusform>~%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::ExportDialog</name>
    <message numerus="yes">
        <source>About %1 event(s)</source>
        <translation>
            <numerusform>About %1 event</numerusform>
            <numerusform>About %1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 event(s) were written to %2.</source>
        <translation>
            <numerusform>%1 event was written to %2.</numerusform>
            <numerusform>%1 events were written to %2.</numerusform>
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
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::HeatMap</name>
    <message numerus="yes">
        <source>%1; %n of them are not above zero, so they are left out</source>
        <translation>
            <numerusform>%1; %n of them is not above zero, so it is left out</numerusform>
            <numerusform>%1; %n of them are not above zero, so they are left out</numerusform>
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
        <source>%1; %n of them are not above zero, so they are left out</source>
        <translation>
            <numerusform>%1; %n of them is not above zero, so it is left out</numerusform>
            <numerusform>%1; %n of them are not above zero, so they are left out</numerusform>
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
    <name>Weekglass::HistoryModel</name>
    <message numerus="yes">
        <source>Import: %1 new record(s), %3 rejected, files: %2</source>
        <translation>
            <numerusform>Import: %1 new record, %3 rejected, files: %2</numerusform>
            <numerusform>Import: %1 new records, %3 rejected, files: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pruned: %1 row(s) of %2</source>
        <translation>
            <numerusform>Pruned: %1 row of %2</numerusform>
            <numerusform>Pruned: %1 rows of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::HistoryPane</name>
    <message numerus="yes">
        <source>%Ln snapshot(s)</source>
        <translation>
            <numerusform>%Ln snapshot</numerusform>
            <numerusform>%Ln snapshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 change(s)</source>
        <translation>
            <numerusform>%1 change</numerusform>
            <numerusform>%1 changes</numerusform>
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
        <source>%n file(s) had been imported before.</source>
        <translation>
            <numerusform>%n file had been imported before.</numerusform>
            <numerusform>%n files had been imported before.</numerusform>
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
        <source>%Ln written differently</source>
        <translation>
            <numerusform>%Ln written differently</numerusform>
            <numerusform>%Ln written differently</numerusform>
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
        <source>%n week(s) were not started.</source>
        <translation>
            <numerusform>%n week was not started.</numerusform>
            <numerusform>%n weeks were not started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n week(s), it is unknown whether the last file was applied: preview again.</source>
        <translation>
            <numerusform>For %n week, it is unknown whether the last file was applied: preview again.</numerusform>
            <numerusform>For %n weeks, it is unknown whether the last file was applied: preview again.</numerusform>
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
        <source>%n line(s) to review</source>
        <translation>
            <numerusform>%n line to review</numerusform>
            <numerusform>%n lines to review</numerusform>
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
        <source>%n migration(s) that it does not have yet are run:</source>
        <translation>
            <numerusform>%n migration that it does not have yet is run:</numerusform>
            <numerusform>%n migrations that it does not have yet are run:</numerusform>
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
    <name>Weekglass::PartitionsDialog</name>
    <message numerus="yes">
        <source>keeps %n month(s), %1 ahead</source>
        <comment>numbers</comment>
        <translation>
            <numerusform>keeps %n month, %1 ahead</numerusform>
            <numerusform>keeps %n months, %1 ahead</numerusform>
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
    <message numerus="yes">
        <source>Nothing to delete; %1 row(s) kept.</source>
        <translation>
            <numerusform>Nothing to delete; %1 row kept.</numerusform>
            <numerusform>Nothing to delete; %1 rows kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 would be deleted, %3 kept. The newest to be deleted is %4, of %5.</source>
        <translation>
            <numerusform>%1 row of %2 would be deleted, %3 kept. The newest to be deleted is %4, of %5.</numerusform>
            <numerusform>%1 rows of %2 would be deleted, %3 kept. The newest to be deleted is %4, of %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 in %3 are deleted, and %4 stay.</source>
        <translation>
            <numerusform>%1 row of %2 in %3 is deleted, and %4 stay.</numerusform>
            <numerusform>%1 rows of %2 in %3 are deleted, and %4 stay.</numerusform>
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
    <message numerus="yes">
        <source>%1 row(s) written… (Esc stops)</source>
        <translation>
            <numerusform>%1 row written… (Esc stops)</numerusform>
            <numerusform>%1 rows written… (Esc stops)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) were written to %2.</source>
        <translation>
            <numerusform>%1 row was written to %2.</numerusform>
            <numerusform>%1 rows were written to %2.</numerusform>
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
        <source>%n key(s) in %1 get their earlier values.</source>
        <translation>
            <numerusform>%n key in %1 gets its earlier value.</numerusform>
            <numerusform>%n keys in %1 get their earlier values.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::RejectedView</name>
    <message numerus="yes">
        <source>%n answer(s) that the week could not store, kept unchanged</source>
        <translation>
            <numerusform>%n answer that the week could not store, kept unchanged</numerusform>
            <numerusform>%n answers that the week could not store, kept unchanged</numerusform>
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
    <name>Weekglass::ResetDialog</name>
    <message numerus="yes">
        <source>replaces the %1 row(s) that %2 has there, for good</source>
        <translation>
            <numerusform>replaces the %1 row that %2 has there, for good</numerusform>
            <numerusform>replaces the %1 rows that %2 has there, for good</numerusform>
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
    <message numerus="yes">
        <source>%1 event(s)</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
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
    <name>Weekglass::SnapshotsPage</name>
    <message numerus="yes">
        <source>%1 snapshot(s)</source>
        <translation>
            <numerusform>%1 snapshot</numerusform>
            <numerusform>%1 snapshots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::SqlPage</name>
    <message numerus="yes">
        <source>%1 row(s) in %2</source>
        <translation>
            <numerusform>%1 row in %2</numerusform>
            <numerusform>%1 rows in %2</numerusform>
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
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Weekglass::TimelineStrip</name>
    <message numerus="yes">
        <source>%1 event(s) from %2 to %3</source>
        <translation>
            <numerusform>%1 event from %2 to %3</numerusform>
            <numerusform>%1 events from %2 to %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 UTC: %3 event(s)</source>
        <translation>
            <numerusform>%1 to %2 UTC: %3 event</numerusform>
            <numerusform>%1 to %2 UTC: %3 events</numerusform>
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
    <message numerus="yes">
        <source>All %L1 game(s) agree with their plays.</source>
        <translation>
            <numerusform>The only game (%L1) agrees with its plays.</numerusform>
            <numerusform>All %L1 games agree with their plays.</numerusform>
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
        <source>%n row(s) beyond that are too young to be deleted.</source>
        <translation>
            <numerusform>%n row beyond that is too young to be deleted.</numerusform>
            <numerusform>%n rows beyond that are too young to be deleted.</numerusform>
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
        <source>%n game(s) do not match their plays.</source>
        <translation>
            <numerusform>%n game does not match its plays.</numerusform>
            <numerusform>%n games do not match their plays.</numerusform>
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
        <source>%n marked key(s) stay: they only expire too late.</source>
        <translation>
            <numerusform>%n marked key stays: it only expires too late.</numerusform>
            <numerusform>%n marked keys stay: they only expire too late.</numerusform>
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
        <source>%n key(s) differ from the week and the game.</source>
        <translation>
            <numerusform>%n key differs from the week and the game.</numerusform>
            <numerusform>%n keys differ from the week and the game.</numerusform>
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
    <message numerus="yes">
        <source>%1 request(s) are due. Nothing was sent.</source>
        <translation>
            <numerusform>%1 request is due. Nothing was sent.</numerusform>
            <numerusform>%1 requests are due. Nothing was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; transformed in %1 ms, %2 row(s)</source>
        <translation>
            <numerusform>; transformed in %1 ms, %2 row</numerusform>
            <numerusform>; transformed in %1 ms, %2 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n file(s) would run.</source>
        <translation>
            <numerusform>%1: %n file would run.</numerusform>
            <numerusform>%1: %n files would run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2 row(s))</source>
        <translation>
            <numerusform>%1 (%2 row)</numerusform>
            <numerusform>%1 (%2 rows)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replaced in %1: the %2 row(s) of %3</source>
        <translation>
            <numerusform>Replaced in %1: the %2 row of %3</numerusform>
            <numerusform>Replaced in %1: the %2 rows of %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) would be deleted, about %2, and these could no longer be undone.</source>
        <translation>
            <numerusform>%1 row would be deleted, about %2, and these could no longer be undone.</numerusform>
            <numerusform>%1 rows would be deleted, about %2, and these could no longer be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) were written to %2.</source>
        <translation>
            <numerusform>%1 row was written to %2.</numerusform>
            <numerusform>%1 rows were written to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to delete; %1 row(s) are kept.</source>
        <translation>
            <numerusform>Nothing to delete; %1 row is kept.</numerusform>
            <numerusform>Nothing to delete; %1 rows are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 row(s) of %2 are deleted, %3 are kept. The newest deleted one is %4, of %5.</source>
        <translation>
            <numerusform>%1 row of %2 is deleted, %3 are kept. The newest deleted one is %4, of %5.</numerusform>
            <numerusform>%1 rows of %2 are deleted, %3 are kept. The newest deleted one is %4, of %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 ms, %3 row(s) changed.</source>
        <translation>
            <numerusform>%1: %2 ms, %3 row changed.</numerusform>
            <numerusform>%1: %2 ms, %3 rows changed.</numerusform>
        </translation>
    </message>
</context>
</TS>
