<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>tb::ui::ConnectionWindow</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) out of %1</source>
        <translation>
            <numerusform>%n item out of %1</numerusform>
            <numerusform>%n items out of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation>
            <numerusform>(%n selected)</numerusform>
            <numerusform>(%n selected)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tb::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 packets/s, %n worker(s)</source>
        <translation>
            <numerusform>%1, %2 packets/s, %n worker</numerusform>
            <numerusform>%1, %2 packets/s, %n workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuWindow</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation>
            <numerusform>(%n selected)</numerusform>
            <numerusform>(%n selected)</numerusform>
        </translation>
    </message>
</context>
</TS>
