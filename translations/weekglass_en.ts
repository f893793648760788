<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Weekglass::EventsPage</name>
    <message numerus="yes">
        <source>%n event(s) loaded, newest first%1</source>
        <translation>
            <numerusform>%n event loaded, newest first%1</numerusform>
            <numerusform>%n events loaded, newest first%1</numerusform>
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
</context>
</TS>
