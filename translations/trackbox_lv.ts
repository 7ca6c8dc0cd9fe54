<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="lv_LV">
<context>
    <name>core</name>
    <message>
        <source>too short for ports or an identifier</source>
        <translation>par īsu, lai saturētu portus vai identifikatoru</translation>
    </message>
    <message>
        <source>the transport checksum is wrong</source>
        <translation>transporta slāņa kontrolsumma ir nepareiza</translation>
    </message>
    <message>
        <source>an impossible combination of TCP flags</source>
        <translation>neiespējama TCP karodziņu kombinācija</translation>
    </message>
    <message>
        <source>an ICMP error about a packet of no known connection</source>
        <translation>ICMP kļūda par paketi, kas nepieder nevienam zināmam savienojumam</translation>
    </message>
    <message>
        <source>input does not match any value of interface</source>
        <translation>Ievadītais neatbilst nevienai argumenta interface vērtībai</translation>
    </message>
    <message>
        <source>invalid value for argument address</source>
        <translation>Nederīga argumenta address vērtība</translation>
    </message>
    <message>
        <source>failure: interface %1 has this link already</source>
        <translation>Saskarnei %1 jau ir šī saite</translation>
    </message>
    <message>
        <source>failure: already have such address</source>
        <translation>Šāda adrese jau ir</translation>
    </message>
    <message>
        <source>failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp</source>
        <translation>Portus var norādīt tikai tad, ja protokols ir tcp, udp, udp-lite, dccp vai sctp</translation>
    </message>
    <message>
        <source>input does not match any value of host</source>
        <translation>Ievadītais neatbilst nevienai argumenta host vērtībai</translation>
    </message>
    <message>
        <source>connection-state is %1</source>
        <translation>connection-state ir %1</translation>
    </message>
    <message>
        <source>no route leads to the destination</source>
        <translation>uz mērķi neved neviens maršruts</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokols</translation>
    </message>
    <message>
        <source>IP protocol</source>
        <translation>IP protokols</translation>
    </message>
    <message>
        <source>Src. Address</source>
        <translation>Avota adrese</translation>
    </message>
    <message>
        <source>Source of the first packet, before translation</source>
        <translation>Pirmās paketes avots pirms translācijas</translation>
    </message>
    <message>
        <source>Src. Port</source>
        <translation>Avota ports</translation>
    </message>
    <message>
        <source>Source port of the first packet</source>
        <translation>Pirmās paketes avota ports</translation>
    </message>
    <message>
        <source>Dst. Address</source>
        <translation>Mērķa adrese</translation>
    </message>
    <message>
        <source>Destination of the first packet as it arrived</source>
        <translation>Pirmās paketes mērķis, kāds tas bija saņemot</translation>
    </message>
    <message>
        <source>Dst. Port</source>
        <translation>Mērķa ports</translation>
    </message>
    <message>
        <source>Destination port of the first packet</source>
        <translation>Pirmās paketes mērķa ports</translation>
    </message>
    <message>
        <source>Reply Src. Address</source>
        <translation>Atb. avota adrese</translation>
    </message>
    <message>
        <source>Source expected of return packets</source>
        <translation>Avots, kāds gaidāms atbildes paketēs</translation>
    </message>
    <message>
        <source>Reply Src. Port</source>
        <translation>Atb. avota ports</translation>
    </message>
    <message>
        <source>Source port expected of return packets</source>
        <translation>Avota ports, kāds gaidāms atbildes paketēs</translation>
    </message>
    <message>
        <source>Reply Dst. Address</source>
        <translation>Atb. mērķa adrese</translation>
    </message>
    <message>
        <source>Destination expected of return packets</source>
        <translation>Mērķis, kāds gaidāms atbildes paketēs</translation>
    </message>
    <message>
        <source>Reply Dst. Port</source>
        <translation>Atb. mērķa ports</translation>
    </message>
    <message>
        <source>Destination port expected of return packets</source>
        <translation>Mērķa ports, kāds gaidāms atbildes paketēs</translation>
    </message>
    <message>
        <source>ICMP Type</source>
        <translation>ICMP tips</translation>
    </message>
    <message>
        <source>ICMP type number</source>
        <translation>ICMP tipa numurs</translation>
    </message>
    <message>
        <source>ICMP Code</source>
        <translation>ICMP kods</translation>
    </message>
    <message>
        <source>ICMP code field</source>
        <translation>ICMP koda lauks</translation>
    </message>
    <message>
        <source>ICMP Id</source>
        <translation>ICMP id.</translation>
    </message>
    <message>
        <source>ICMP identifier</source>
        <translation>ICMP identifikators</translation>
    </message>
    <message>
        <source>TCP State</source>
        <translation>TCP stāvoklis</translation>
    </message>
    <message>
        <source>State of the TCP connection</source>
        <translation>TCP savienojuma stāvoklis</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Noildze</translation>
    </message>
    <message>
        <source>Time until the connection is removed if nothing more comes</source>
        <translation>Laiks, pēc kura savienojumu noņem, ja vairs nekas nepienāk</translation>
    </message>
    <message>
        <source>Orig. Rate</source>
        <translation>Orig. ātrums</translation>
    </message>
    <message>
        <source>Bits per second sent by the source, last second</source>
        <translation>Avota sūtītie biti sekundē pēdējā sekundē</translation>
    </message>
    <message>
        <source>Repl. Rate</source>
        <translation>Atb. ātrums</translation>
    </message>
    <message>
        <source>Bits per second sent back, last second</source>
        <translation>Atpakaļ sūtītie biti sekundē pēdējā sekundē</translation>
    </message>
    <message>
        <source>Orig. Packets</source>
        <translation>Orig. paketes</translation>
    </message>
    <message>
        <source>Packets sent by the source</source>
        <translation>Avota nosūtītās paketes</translation>
    </message>
    <message>
        <source>Orig. Bytes</source>
        <translation>Orig. baiti</translation>
    </message>
    <message>
        <source>IP bytes sent by the source</source>
        <translation>Avota nosūtītie IP baiti</translation>
    </message>
    <message>
        <source>Repl. Packets</source>
        <translation>Atb. paketes</translation>
    </message>
    <message>
        <source>Packets sent back</source>
        <translation>Atpakaļ nosūtītās paketes</translation>
    </message>
    <message>
        <source>Repl. Bytes</source>
        <translation>Atb. baiti</translation>
    </message>
    <message>
        <source>IP bytes sent back</source>
        <translation>Atpakaļ nosūtītie IP baiti</translation>
    </message>
    <message>
        <source>Orig. Fasttrack Packets</source>
        <translation>Orig. Fasttrack paketes</translation>
    </message>
    <message>
        <source>FastTracked packets of the source</source>
        <translation>Avota paketes, kas gājušas caur FastTrack</translation>
    </message>
    <message>
        <source>Orig. Fasttrack Bytes</source>
        <translation>Orig. Fasttrack baiti</translation>
    </message>
    <message>
        <source>FastTracked bytes of the source</source>
        <translation>Avota baiti, kas gājuši caur FastTrack</translation>
    </message>
    <message>
        <source>Repl. Fasttrack Packets</source>
        <translation>Atb. Fasttrack paketes</translation>
    </message>
    <message>
        <source>FastTracked packets sent back</source>
        <translation>Atpakaļ sūtītās paketes, kas gājušas caur FastTrack</translation>
    </message>
    <message>
        <source>Repl. Fasttrack Bytes</source>
        <translation>Atb. Fasttrack baiti</translation>
    </message>
    <message>
        <source>FastTracked bytes sent back</source>
        <translation>Atpakaļ sūtītie baiti, kas gājuši caur FastTrack</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Gaidīts</translation>
    </message>
    <message>
        <source>Announced by a connection helper</source>
        <translation>Pieteicis savienojumu palīgs</translation>
    </message>
    <message>
        <source>Seen Reply</source>
        <translation>Ir atbilde</translation>
    </message>
    <message>
        <source>The destination has replied</source>
        <translation>Mērķis ir atbildējis</translation>
    </message>
    <message>
        <source>Assured</source>
        <translation>Nodrošināts</translation>
    </message>
    <message>
        <source>Not erased when the table is full</source>
        <translation>Netiek dzēsts, kad tabula ir pilna</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Apstiprināts</translation>
    </message>
    <message>
        <source>Its first packet has left the router</source>
        <translation>Tā pirmā pakete ir izgājusi no maršrutētāja</translation>
    </message>
    <message>
        <source>Dying</source>
        <translation>Izbeidzas</translation>
    </message>
    <message>
        <source>Timed out and about to go</source>
        <translation>Noildze beigusies, tūlīt pazudīs</translation>
    </message>
    <message>
        <source>Fasttrack</source>
        <translation>Fasttrack</translation>
    </message>
    <message>
        <source>The connection is FastTracked</source>
        <translation>Savienojums iet caur FastTrack</translation>
    </message>
    <message>
        <source>Hw. Offload</source>
        <translation>Hw. Offload</translation>
    </message>
    <message>
        <source>Carried by hardware</source>
        <translation>Pārsūta aparatūra</translation>
    </message>
    <message>
        <source>Srcnat</source>
        <translation>Srcnat</translation>
    </message>
    <message>
        <source>Its source is translated, masquerading included</source>
        <translation>Tā avots tiek translēts, arī ar masquerade</translation>
    </message>
    <message>
        <source>Dstnat</source>
        <translation>Dstnat</translation>
    </message>
    <message>
        <source>Its destination is translated</source>
        <translation>Tā mērķis tiek translēts</translation>
    </message>
    <message>
        <source>Its source is translated</source>
        <translation>Tā avots tiek translēts</translation>
    </message>
    <message>
        <source>input does not match any value of link: write tap:NAME, socket:NAME or lab</source>
        <translation>Ievadītais neatbilst nevienai argumenta link vērtībai: rakstiet tap:NOSAUKUMS, socket:NOSAUKUMS vai lab</translation>
    </message>
    <message>
        <source>invalid value for argument link: lab takes no name</source>
        <translation>Nederīga argumenta link vērtība: vārdam lab nosaukumu nepievieno</translation>
    </message>
    <message>
        <source>invalid value for argument link: an interface name has 1 to 15 characters, no blank, slash, colon or percent sign</source>
        <translation>Nederīga argumenta link vērtība: saskarnes nosaukumā ir 1 līdz 15 rakstzīmes bez atstarpēm, slīpsvītrām, koliem un procentu zīmēm</translation>
    </message>
    <message>
        <source>invalid value for argument %1</source>
        <translation>Nederīga argumenta %1 vērtība</translation>
    </message>
    <message>
        <source>failure: already have an item with the name %1</source>
        <translation>Vienums ar nosaukumu %1 jau ir</translation>
    </message>
    <message>
        <source>input does not match any value of %1</source>
        <translation>Ievadītais neatbilst nevienai argumenta %1 vērtībai</translation>
    </message>
    <message>
        <source>unknown parameter %1</source>
        <translation>Nezināms parametrs %1</translation>
    </message>
    <message>
        <source>missing value(s) of argument(s) %1</source>
        <translation>Trūkst argumentu vērtību: %1</translation>
    </message>
    <message>
        <source>failure: %1 cannot be unset</source>
        <translation>Argumenta %1 vērtību nevar noņemt</translation>
    </message>
    <message>
        <source>failure: this menu has no such command</source>
        <translation>Šajā izvēlnē tādas komandas nav</translation>
    </message>
    <message>
        <source>no such item</source>
        <translation>Tāda vienuma nav</translation>
    </message>
    <message>
        <source>no such menu</source>
        <translation>Tādas izvēlnes nav</translation>
    </message>
    <message>
        <source>failure: this menu is read-only</source>
        <translation>Šī izvēlne ir tikai lasāma</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Savienojumi</translation>
    </message>
    <message>
        <source>All tracked IPv4 connections</source>
        <translation>Visi izsekotie IPv4 savienojumi</translation>
    </message>
    <message>
        <source>IPv6 Connections</source>
        <translation>IPv6 savienojumi</translation>
    </message>
    <message>
        <source>All tracked IPv6 connections</source>
        <translation>Visi izsekotie IPv6 savienojumi</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Iespējots</translation>
    </message>
    <message>
        <source>Tracks connections: always, never, or as soon as a firewall rule exists</source>
        <translation>Izseko savienojumus: vienmēr, nekad vai tiklīdz ir kāds ugunsmūra noteikums</translation>
    </message>
    <message>
        <source>Loose TCP Tracking</source>
        <translation>Vaļīga TCP izsekošana</translation>
    </message>
    <message>
        <source>Accepts TCP connections whose beginning was not seen</source>
        <translation>Pieņem TCP savienojumus, kuru sākums nav redzēts</translation>
    </message>
    <message>
        <source>Liberal TCP Tracking</source>
        <translation>Liberāla TCP izsekošana</translation>
    </message>
    <message>
        <source>TCP Syn Sent Timeout</source>
        <translation>TCP Syn Sent noildze</translation>
    </message>
    <message>
        <source>Lifetime after the first SYN</source>
        <translation>Mūžs pēc pirmā SYN</translation>
    </message>
    <message>
        <source>TCP Syn Received Timeout</source>
        <translation>TCP Syn Received noildze</translation>
    </message>
    <message>
        <source>Lifetime after the answering SYN,ACK</source>
        <translation>Mūžs pēc atbildes SYN,ACK</translation>
    </message>
    <message>
        <source>TCP Established Timeout</source>
        <translation>TCP Established noildze</translation>
    </message>
    <message>
        <source>Lifetime of an established connection without traffic</source>
        <translation>Nodibināta savienojuma mūžs bez datplūsmas</translation>
    </message>
    <message>
        <source>TCP Fin Wait Timeout</source>
        <translation>TCP Fin Wait noildze</translation>
    </message>
    <message>
        <source>Lifetime after the first FIN</source>
        <translation>Mūžs pēc pirmā FIN</translation>
    </message>
    <message>
        <source>TCP Close Wait Timeout</source>
        <translation>TCP Close Wait noildze</translation>
    </message>
    <message>
        <source>Lifetime after the first FIN was acknowledged</source>
        <translation>Mūžs pēc pirmā FIN apstiprinājuma</translation>
    </message>
    <message>
        <source>TCP Last Ack Timeout</source>
        <translation>TCP Last Ack noildze</translation>
    </message>
    <message>
        <source>Lifetime after the second FIN</source>
        <translation>Mūžs pēc otrā FIN</translation>
    </message>
    <message>
        <source>TCP Time Wait Timeout</source>
        <translation>TCP Time Wait noildze</translation>
    </message>
    <message>
        <source>Lifetime after the last ACK</source>
        <translation>Mūžs pēc pēdējā ACK</translation>
    </message>
    <message>
        <source>TCP Close Timeout</source>
        <translation>TCP Close noildze</translation>
    </message>
    <message>
        <source>Lifetime after a RST</source>
        <translation>Mūžs pēc RST</translation>
    </message>
    <message>
        <source>TCP Max Retransmit Timeout</source>
        <translation>TCP Max Retransmit noildze</translation>
    </message>
    <message>
        <source>Longest lifetime after three retransmissions</source>
        <translation>Garākais mūžs pēc trim atkārtotiem sūtījumiem</translation>
    </message>
    <message>
        <source>TCP Unacked Timeout</source>
        <translation>TCP Unacked noildze</translation>
    </message>
    <message>
        <source>Longest lifetime while data waits for its acknowledgement</source>
        <translation>Garākais mūžs, kamēr dati gaida apstiprinājumu</translation>
    </message>
    <message>
        <source>UDP Timeout</source>
        <translation>UDP noildze</translation>
    </message>
    <message>
        <source>Lifetime of UDP connections seen in one direction</source>
        <translation>Vienā virzienā redzētu UDP savienojumu mūžs</translation>
    </message>
    <message>
        <source>UDP Stream Timeout</source>
        <translation>UDP Stream noildze</translation>
    </message>
    <message>
        <source>Lifetime of UDP connections seen in both directions</source>
        <translation>Abos virzienos redzētu UDP savienojumu mūžs</translation>
    </message>
    <message>
        <source>ICMP Timeout</source>
        <translation>ICMP noildze</translation>
    </message>
    <message>
        <source>Lifetime of ICMP connections</source>
        <translation>ICMP savienojumu mūžs</translation>
    </message>
    <message>
        <source>Generic Timeout</source>
        <translation>Vispārīgā noildze</translation>
    </message>
    <message>
        <source>Lifetime of all other connections</source>
        <translation>Visu pārējo savienojumu mūžs</translation>
    </message>
    <message>
        <source>Max Entries</source>
        <translation>Maks. ieraksti</translation>
    </message>
    <message>
        <source>Most connections that the table can hold; depends on the memory</source>
        <translation>Lielākais savienojumu skaits tabulā; atkarīgs no atmiņas</translation>
    </message>
    <message>
        <source>Total Entries</source>
        <translation>Ieraksti kopā</translation>
    </message>
    <message>
        <source>Connections that the table holds now, both families</source>
        <translation>Abu saimju savienojumi, kas tagad ir tabulā</translation>
    </message>
    <message>
        <source>Total IPv4 Entries</source>
        <translation>IPv4 ieraksti kopā</translation>
    </message>
    <message>
        <source>IPv4 connections in the table</source>
        <translation>IPv4 savienojumi tabulā</translation>
    </message>
    <message>
        <source>Total IPv6 Entries</source>
        <translation>IPv6 ieraksti kopā</translation>
    </message>
    <message>
        <source>IPv6 connections in the table</source>
        <translation>IPv6 savienojumi tabulā</translation>
    </message>
    <message>
        <source>Active IPv4</source>
        <translation>IPv4 aktīvs</translation>
    </message>
    <message>
        <source>IPv4 connections are tracked now</source>
        <translation>IPv4 savienojumi tagad tiek izsekoti</translation>
    </message>
    <message>
        <source>Active IPv6</source>
        <translation>IPv6 aktīvs</translation>
    </message>
    <message>
        <source>IPv6 connections are tracked now</source>
        <translation>IPv6 savienojumi tagad tiek izsekoti</translation>
    </message>
    <message>
        <source>Connection Tracking</source>
        <translation>Savienojumu izsekošana</translation>
    </message>
    <message>
        <source>Whether and how long connections are remembered, for both families</source>
        <translation>Vai un cik ilgi savienojumus atceras, abām saimēm</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Ķēde</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Darbība</translation>
    </message>
    <message>
        <source>What is done to a new connection that matches</source>
        <translation>Ko dara ar jaunu savienojumu, kas atbilst</translation>
    </message>
    <message>
        <source>To Ports</source>
        <translation>Uz portiem</translation>
    </message>
    <message>
        <source>Ports to translate to</source>
        <translation>Porti, uz kuriem translēt</translation>
    </message>
    <message>
        <source>In. Interface</source>
        <translation>Ieejas saskarne</translation>
    </message>
    <message>
        <source>Interface through which the packet came</source>
        <translation>Saskarne, pa kuru pakete ienāca</translation>
    </message>
    <message>
        <source>Out. Interface</source>
        <translation>Izejas saskarne</translation>
    </message>
    <message>
        <source>Interface through which the packet leaves</source>
        <translation>Saskarne, pa kuru pakete iziet</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paketes</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Rules that translate addresses of new IPv4 connections</source>
        <translation>Noteikumi, kas translē jaunu IPv4 savienojumu adreses</translation>
    </message>
    <message>
        <source>IPv6 NAT</source>
        <translation>IPv6 NAT</translation>
    </message>
    <message>
        <source>Rules that translate addresses of new IPv6 connections</source>
        <translation>Noteikumi, kas translē jaunu IPv6 savienojumu adreses</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nosaukums</translation>
    </message>
    <message>
        <source>Name of the interface, as rules use it</source>
        <translation>Saskarnes nosaukums, kādu to lieto noteikumos</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Saite</translation>
    </message>
    <message>
        <source>Where its frames come from: tap:NAME, socket:NAME or lab</source>
        <translation>No kurienes nāk tās kadri: tap:NOSAUKUMS, socket:NOSAUKUMS vai lab</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Largest IP packet in bytes</source>
        <translation>Lielākā IP pakete baitos</translation>
    </message>
    <message>
        <source>MAC Address</source>
        <translation>MAC adrese</translation>
    </message>
    <message>
        <source>The router&apos;s Ethernet address here; unset: the link&apos;s own</source>
        <translation>Maršrutētāja Ethernet adrese šeit; ja nav iestatīta – pašas saites adrese</translation>
    </message>
    <message>
        <source>Actual MAC Address</source>
        <translation>Faktiskā MAC adrese</translation>
    </message>
    <message>
        <source>The Ethernet address in use</source>
        <translation>Izmantotā Ethernet adrese</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problēma</translation>
    </message>
    <message>
        <source>Why the link is not running</source>
        <translation>Kāpēc saite nedarbojas</translation>
    </message>
    <message>
        <source>Name of the interface</source>
        <translation>Saskarnes nosaukums</translation>
    </message>
    <message>
        <source>Where its frames come from</source>
        <translation>No kurienes nāk tās kadri</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tips</translation>
    </message>
    <message>
        <source>Kind of interface</source>
        <translation>Saskarnes veids</translation>
    </message>
    <message>
        <source>Tx</source>
        <translation>Tx</translation>
    </message>
    <message>
        <source>Bits per second sent, last second</source>
        <translation>Nosūtītie biti sekundē pēdējā sekundē</translation>
    </message>
    <message>
        <source>Rx</source>
        <translation>Rx</translation>
    </message>
    <message>
        <source>Bits per second received, last second</source>
        <translation>Saņemtie biti sekundē pēdējā sekundē</translation>
    </message>
    <message>
        <source>Tx Bytes</source>
        <translation>Tx baiti</translation>
    </message>
    <message>
        <source>Bytes sent</source>
        <translation>Nosūtītie baiti</translation>
    </message>
    <message>
        <source>Rx Bytes</source>
        <translation>Rx baiti</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>Saņemtie baiti</translation>
    </message>
    <message>
        <source>Tx Packets</source>
        <translation>Tx paketes</translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation>Nosūtītās paketes</translation>
    </message>
    <message>
        <source>Rx Packets</source>
        <translation>Rx paketes</translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation>Saņemtās paketes</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Zudumi</translation>
    </message>
    <message>
        <source>Frames lost here</source>
        <translation>Šeit zaudētie kadri</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Saskarnes</translation>
    </message>
    <message>
        <source>All interfaces and what they carry</source>
        <translation>Visas saskarnes un tas, ko tās pārsūta</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Ports of the router and where their frames come from</source>
        <translation>Maršrutētāja porti un no kurienes nāk to kadri</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adrese</translation>
    </message>
    <message>
        <source>The router&apos;s address and the length of its subnet</source>
        <translation>Maršrutētāja adrese un tās apakštīkla garums</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Tīkls</translation>
    </message>
    <message>
        <source>The subnet&apos;s first address</source>
        <translation>Apakštīkla pirmā adrese</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Saskarne</translation>
    </message>
    <message>
        <source>Where the subnet is</source>
        <translation>Kur atrodas apakštīkls</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adreses</translation>
    </message>
    <message>
        <source>IPv4 addresses of the router</source>
        <translation>Maršrutētāja IPv4 adreses</translation>
    </message>
    <message>
        <source>IPv6 Addresses</source>
        <translation>IPv6 adreses</translation>
    </message>
    <message>
        <source>IPv6 addresses of the router</source>
        <translation>Maršrutētāja IPv6 adreses</translation>
    </message>
    <message>
        <source>Network that the route leads to</source>
        <translation>Tīkls, uz kuru ved maršruts</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Vārteja</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Attālums</translation>
    </message>
    <message>
        <source>The route with the smallest distance is used</source>
        <translation>Tiek lietots maršruts ar mazāko attālumu</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Maršruti</translation>
    </message>
    <message>
        <source>IPv4 routes: static ones and those of the addresses</source>
        <translation>IPv4 maršruti: statiskie un tie, ko rada adreses</translation>
    </message>
    <message>
        <source>IPv6 Routes</source>
        <translation>IPv6 maršruti</translation>
    </message>
    <message>
        <source>IPv6 routes: static ones and those of the addresses</source>
        <translation>IPv6 maršruti: statiskie un tie, ko rada adreses</translation>
    </message>
    <message>
        <source>Name of the simulated host</source>
        <translation>Simulētā resursdatora nosaukums</translation>
    </message>
    <message>
        <source>Port that it is plugged into; its link must be lab</source>
        <translation>Ports, kuram tas pieslēgts; tā saitei jābūt lab</translation>
    </message>
    <message>
        <source>Its IPv4 address and subnet</source>
        <translation>Tā IPv4 adrese un apakštīkls</translation>
    </message>
    <message>
        <source>Its IPv4 next hop to other networks</source>
        <translation>Tā nākamais IPv4 lēciens uz citiem tīkliem</translation>
    </message>
    <message>
        <source>IPv6 Address</source>
        <translation>IPv6 adrese</translation>
    </message>
    <message>
        <source>Its IPv6 address and subnet</source>
        <translation>Tā IPv6 adrese un apakštīkls</translation>
    </message>
    <message>
        <source>IPv6 Gateway</source>
        <translation>IPv6 vārteja</translation>
    </message>
    <message>
        <source>Its IPv6 next hop to other networks</source>
        <translation>Tā nākamais IPv6 lēciens uz citiem tīkliem</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Resursdators</translation>
    </message>
    <message>
        <source>Simulated host that begins the connections</source>
        <translation>Simulētais resursdators, kas sāk savienojumus</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Mērķis</translation>
    </message>
    <message>
        <source>Whom it talks to</source>
        <translation>Ar ko tas sazinās</translation>
    </message>
    <message>
        <source>What it speaks</source>
        <translation>Kādā protokolā tas runā</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Destination port; not for ping</source>
        <translation>Mērķa ports; nav vajadzīgs ping</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Ātrums</translation>
    </message>
    <message>
        <source>Bits per second of payload</source>
        <translation>Lietderīgo datu biti sekundē</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Ilgums</translation>
    </message>
    <message>
        <source>How long one connection lasts</source>
        <translation>Cik ilgst viens savienojums</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Ik pēc</translation>
    </message>
    <message>
        <source>Time from one start to the next</source>
        <translation>Laiks no viena sākuma līdz nākamajam</translation>
    </message>
    <message>
        <source>Lab Hosts</source>
        <translation>Laboratorijas resursdatori</translation>
    </message>
    <message>
        <source>Simulated hosts behind ports of the lab</source>
        <translation>Simulēti resursdatori aiz laboratorijas portiem</translation>
    </message>
    <message>
        <source>Lab Traffic</source>
        <translation>Laboratorijas datplūsma</translation>
    </message>
    <message>
        <source>What simulated hosts do again and again</source>
        <translation>Ko simulētie resursdatori dara atkal un atkal</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitāte</translation>
    </message>
    <message>
        <source>Name of the router, as the prompt shows it</source>
        <translation>Maršrutētāja nosaukums, kādu to rāda uzvedne</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Darbības laiks</translation>
    </message>
    <message>
        <source>Time since the router started</source>
        <translation>Laiks kopš maršrutētāja palaišanas</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versija</translation>
    </message>
    <message>
        <source>Version of Trackbox</source>
        <translation>Trackbox versija</translation>
    </message>
    <message>
        <source>Free Memory</source>
        <translation>Brīvā atmiņa</translation>
    </message>
    <message>
        <source>Memory that nobody uses</source>
        <translation>Atmiņa, ko neviens nelieto</translation>
    </message>
    <message>
        <source>Total Memory</source>
        <translation>Atmiņa kopā</translation>
    </message>
    <message>
        <source>Memory of the machine</source>
        <translation>Iekārtas atmiņa</translation>
    </message>
    <message>
        <source>CPU Count</source>
        <translation>CPU skaits</translation>
    </message>
    <message>
        <source>Cores of the machine</source>
        <translation>Iekārtas kodoli</translation>
    </message>
    <message>
        <source>Worker Count</source>
        <translation>Pavedienu skaits</translation>
    </message>
    <message>
        <source>Threads that carry packets</source>
        <translation>Pavedieni, kas pārsūta paketes</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arhitektūra</translation>
    </message>
    <message>
        <source>Kind of processor</source>
        <translation>Procesora veids</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>What the router is</source>
        <translation>Kas ir šis maršrutētājs</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Platforma</translation>
    </message>
    <message>
        <source>What it runs on</source>
        <translation>Uz kā tas darbojas</translation>
    </message>
    <message>
        <source>Name of the router</source>
        <translation>Maršrutētāja nosaukums</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Resursi</translation>
    </message>
    <message>
        <source>What the router runs on</source>
        <translation>Uz kā darbojas maršrutētājs</translation>
    </message>
    <message>
        <source>failure: %1 is read-only</source>
        <translation>%1 ir tikai lasāms</translation>
    </message>
    <message>
        <source>value of %1 out of range (%2..%3)</source>
        <translation>Argumenta %1 vērtība ir ārpus diapazona (%2..%3)</translation>
    </message>
    <message>
        <source>the frame ends inside a header</source>
        <translation>kadrs beidzas galvenes vidū</translation>
    </message>
    <message>
        <source>the IP header is malformed or its checksum is wrong</source>
        <translation>IP galvene ir bojāta vai tās kontrolsumma ir nepareiza</translation>
    </message>
    <message>
        <source>the frame is addressed to another station</source>
        <translation>kadrs adresēts citai stacijai</translation>
    </message>
    <message>
        <source>the source address cannot be a sender</source>
        <translation>avota adrese nevar būt sūtītāja adrese</translation>
    </message>
    <message>
        <source>the TTL or hop limit ran out</source>
        <translation>TTL vai lēcienu ierobežojums ir izsmelts</translation>
    </message>
    <message>
        <source>larger than the MTU and must not be fragmented</source>
        <translation>lielāka par MTU, un to nedrīkst fragmentēt</translation>
    </message>
    <message>
        <source>the out-interface is not running</source>
        <translation>izejas saskarne nedarbojas</translation>
    </message>
    <message>
        <source>the next hop&apos;s MAC address is not known yet</source>
        <translation>nākamā lēciena MAC adrese vēl nav zināma</translation>
    </message>
    <message>
        <source>the next hop did not answer</source>
        <translation>nākamais lēciens neatbildēja</translation>
    </message>
    <message>
        <source>the connection table is full and nothing may be evicted</source>
        <translation>savienojumu tabula ir pilna, un neko nedrīkst izmest</translation>
    </message>
    <message>
        <source>another connection has the same addresses and ports</source>
        <translation>citam savienojumam ir tās pašas adreses un porti</translation>
    </message>
    <message>
        <source>source NAT found no free port</source>
        <translation>avota NAT neatrada brīvu portu</translation>
    </message>
    <message>
        <source>the out-interface has no address to masquerade with</source>
        <translation>izejas saskarnei nav adreses, ko lietot darbībai masquerade</translation>
    </message>
    <message>
        <source>the link did not take the frame</source>
        <translation>saite nepieņēma kadru</translation>
    </message>
    <message>
        <source>the link has no room</source>
        <translation>saitē nav vietas</translation>
    </message>
    <message>
        <source>addressed to the router, where nothing listens</source>
        <translation>adresēts maršrutētājam, kur neviens neklausās</translation>
    </message>
    <message>
        <source>the frame carries neither IPv4, IPv6 nor ARP</source>
        <translation>kadrā nav ne IPv4, ne IPv6, ne ARP</translation>
    </message>
    <message>
        <source>the router does not forward this kind of packet</source>
        <translation>maršrutētājs šāda veida paketes nepārsūta</translation>
    </message>
    <message>
        <source>failure: interface %1 is used by item %2 of %3</source>
        <translation>Saskarni %1 izmanto %3 vienums %2</translation>
    </message>
    <message>
        <source>data or a reset outside of the receiver&apos;s window</source>
        <translation>dati vai atiestate ārpus saņēmēja loga</translation>
    </message>
    <message>
        <source>an acknowledgement of data never sent</source>
        <translation>nekad nesūtītu datu apstiprinājums</translation>
    </message>
    <message>
        <source>one end reset or refused it</source>
        <translation>viens gals to atiestatīja vai noraidīja</translation>
    </message>
    <message>
        <source>a new connection began with the same addresses and ports</source>
        <translation>sākās jauns savienojums ar tām pašām adresēm un portiem</translation>
    </message>
    <message>
        <source>somebody removed it from the list</source>
        <translation>kāds to noņēma no saraksta</translation>
    </message>
    <message>
        <source>the connection or call that announced it is over</source>
        <translation>beidzies savienojums vai zvans, kas to pieteica</translation>
    </message>
    <message>
        <source>the interface that it was masqueraded with went away</source>
        <translation>pazuda saskarne, ar kuru tam bija piemērots masquerade</translation>
    </message>
    <message>
        <source>connection tracking was switched off</source>
        <translation>savienojumu izsekošana tika izslēgta</translation>
    </message>
    <message>
        <source>the connection&apos;s state does not allow this packet</source>
        <translation>savienojuma stāvoklis šādu paketi nepieļauj</translation>
    </message>
    <message>
        <source>a GRE header that cannot be read</source>
        <translation>GRE galvene, ko nevar nolasīt</translation>
    </message>
    <message>
        <source>no SCTP chunk, a malformed one, or one out of place</source>
        <translation>nav neviena SCTP bloka (chunk), vai tas ir bojāts vai nevietā</translation>
    </message>
    <message>
        <source>the SCTP verification tag is not the association&apos;s</source>
        <translation>SCTP verifikācijas birka nav šīs asociācijas birka</translation>
    </message>
    <message>
        <source>no such DCCP packet type, or a header too short for it</source>
        <translation>tāda DCCP paketes tipa nav, vai galvene tam ir par īsu</translation>
    </message>
    <message>
        <source>an ICMP message that is neither question, answer nor error</source>
        <translation>ICMP ziņojums, kas nav ne vaicājums, ne atbilde, ne kļūda</translation>
    </message>
    <message>
        <source>an ICMPv6 redirect that no router on the link can have sent</source>
        <translation>ICMPv6 pāradresācija, ko neviens maršrutētājs šajā saitē nevar būt sūtījis</translation>
    </message>
    <message>
        <source>failure: %1 cannot be disabled</source>
        <translation>%1 nevar atspējot</translation>
    </message>
    <message>
        <source>invalid value for argument ports</source>
        <translation>Nederīga argumenta ports vērtība</translation>
    </message>
    <message>
        <source>GRE Key</source>
        <translation>GRE atslēga</translation>
    </message>
    <message>
        <source>Key of the GRE tunnel, or PPTP&apos;s call id</source>
        <translation>GRE tuneļa atslēga vai PPTP zvana identifikators</translation>
    </message>
    <message>
        <source>GRE Protocol</source>
        <translation>GRE protokols</translation>
    </message>
    <message>
        <source>What the GRE tunnel carries</source>
        <translation>Ko pārnes GRE tunelis</translation>
    </message>
    <message>
        <source>GRE Version</source>
        <translation>GRE versija</translation>
    </message>
    <message>
        <source>0 for GRE, 1 for PPTP</source>
        <translation>0 – GRE, 1 – PPTP</translation>
    </message>
    <message>
        <source>Connection Type</source>
        <translation>Savienojuma tips</translation>
    </message>
    <message>
        <source>Helper that reads the connection or has announced it</source>
        <translation>Palīgs, kas savienojumu lasa vai ir to pieteicis</translation>
    </message>
    <message>
        <source>Connection Mark</source>
        <translation>Savienojuma marķējums</translation>
    </message>
    <message>
        <source>Mark that a mangle rule gave to the connection</source>
        <translation>Marķējums, ko savienojumam piešķīris mangle noteikums</translation>
    </message>
    <message>
        <source>A connection helper reads it</source>
        <translation>To lasa savienojumu palīgs</translation>
    </message>
    <message>
        <source>connection tracking is off</source>
        <translation>savienojumu izsekošana ir izslēgta</translation>
    </message>
    <message>
        <source>without connection tracking these rules do nothing: %1</source>
        <translation>Bez savienojumu izsekošanas šie noteikumi neko nedara: %1</translation>
    </message>
    <message>
        <source>Ago</source>
        <translation>Pirms</translation>
    </message>
    <message>
        <source>Time since it ended</source>
        <translation>Laiks kopš tā beigām</translation>
    </message>
    <message>
        <source>Helper that read or announced it</source>
        <translation>Palīgs, kas to lasīja vai pieteica</translation>
    </message>
    <message>
        <source>State of TCP when it ended</source>
        <translation>TCP stāvoklis beigu brīdī</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Iemesls</translation>
    </message>
    <message>
        <source>What ended it, in a word</source>
        <translation>Kas to izbeidza, vienā vārdā</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Kāpēc</translation>
    </message>
    <message>
        <source>What ended it</source>
        <translation>Kas to izbeidza</translation>
    </message>
    <message>
        <source>Closed Connections</source>
        <translation>Slēgtie savienojumi</translation>
    </message>
    <message>
        <source>The last IPv4 connections that ended, and why</source>
        <translation>Pēdējie IPv4 savienojumi, kas beigušies, un kāpēc</translation>
    </message>
    <message>
        <source>IPv6 Closed Connections</source>
        <translation>Slēgtie IPv6 savienojumi</translation>
    </message>
    <message>
        <source>The last IPv6 connections that ended, and why</source>
        <translation>Pēdējie IPv6 savienojumi, kas beigušies, un kāpēc</translation>
    </message>
    <message>
        <source>Why the rule does nothing</source>
        <translation>Kāpēc noteikums neko nedara</translation>
    </message>
    <message>
        <source>Control protocol that is read</source>
        <translation>Vadības protokols, ko lasa</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Porti</translation>
    </message>
    <message>
        <source>Destination ports of its control connections</source>
        <translation>Tā vadības savienojumu mērķa porti</translation>
    </message>
    <message>
        <source>SIP Direct Media</source>
        <translation>SIP tiešā multivide</translation>
    </message>
    <message>
        <source>Media are expected from the other end of the call only</source>
        <translation>Multividi gaida tikai no zvana otra gala</translation>
    </message>
    <message>
        <source>SIP Timeout</source>
        <translation>SIP noildze</translation>
    </message>
    <message>
        <source>Lifetime of a SIP control connection</source>
        <translation>SIP vadības savienojuma mūžs</translation>
    </message>
    <message>
        <source>Why nothing is read</source>
        <translation>Kāpēc nekas netiek lasīts</translation>
    </message>
    <message>
        <source>Service Ports</source>
        <translation>Pakalpojumu porti</translation>
    </message>
    <message>
        <source>Control protocols whose announced connections are expected</source>
        <translation>Vadības protokoli, kuru pieteiktos savienojumus gaida</translation>
    </message>
    <message>
        <source>Why they died, in a word</source>
        <translation>Kāpēc tās gāja bojā, vienā vārdā</translation>
    </message>
    <message>
        <source>Packets since the router started</source>
        <translation>Paketes kopš maršrutētāja palaišanas</translation>
    </message>
    <message>
        <source>Why they died</source>
        <translation>Kāpēc tās gāja bojā</translation>
    </message>
    <message>
        <source>Why they are invalid, in a word</source>
        <translation>Kāpēc tās ir invalid, vienā vārdā</translation>
    </message>
    <message>
        <source>Time since the last one came</source>
        <translation>Laiks, kopš pienāca pēdējā</translation>
    </message>
    <message>
        <source>Last Packet</source>
        <translation>Pēdējā pakete</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>Pēdējā no tām</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Atrasts</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Robeža</translation>
    </message>
    <message>
        <source>What the window allows</source>
        <translation>Ko pieļauj logs</translation>
    </message>
    <message>
        <source>Why they are invalid</source>
        <translation>Kāpēc tās ir invalid</translation>
    </message>
    <message>
        <source>Invalid Packets</source>
        <translation>Nederīgās paketes</translation>
    </message>
    <message>
        <source>What connection tracking calls invalid and why, both families</source>
        <translation>Ko savienojumu izsekošana uzskata par invalid un kāpēc, abās saimēs</translation>
    </message>
    <message>
        <source>Dropped Packets</source>
        <translation>Atmestās paketes</translation>
    </message>
    <message>
        <source>Every way in which a packet can die</source>
        <translation>Visi veidi, kā pakete var iet bojā</translation>
    </message>
    <message>
        <source>the first fragment ends inside the transport header</source>
        <translation>pirmais fragments beidzas transporta slāņa galvenes vidū</translation>
    </message>
    <message>
        <source>a fragment is empty or does not end at a multiple of eight bytes</source>
        <translation>fragments ir tukšs vai nebeidzas pie astoņu baitu daudzkārtņa</translation>
    </message>
    <message>
        <source>fragments of a datagram larger than 65535 bytes</source>
        <translation>fragmenti no datagrammas, kas lielāka par 65535 baitiem</translation>
    </message>
    <message>
        <source>fragments disagree about where their datagram ends</source>
        <translation>fragmenti ir pretrunā par to, kur beidzas to datagramma</translation>
    </message>
    <message>
        <source>a fragment overlaps another one of its datagram</source>
        <translation>fragments pārklājas ar citu tās pašas datagrammas fragmentu</translation>
    </message>
    <message>
        <source>what the fragment carries has come already</source>
        <translation>fragmenta saturs jau ir saņemts</translation>
    </message>
    <message>
        <source>fragments disagree about ECN</source>
        <translation>fragmenti ir pretrunā par ECN</translation>
    </message>
    <message>
        <source>a datagram comes in too many fragments</source>
        <translation>datagramma sadalīta pārāk daudzos fragmentos</translation>
    </message>
    <message>
        <source>there is no memory left for fragments</source>
        <translation>fragmentiem vairs nav atmiņas</translation>
    </message>
    <message>
        <source>the rest of the datagram did not come in time</source>
        <translation>pārējā datagrammas daļa nepienāca laikā</translation>
    </message>
    <message>
        <source>no packet came before its timeout ran out</source>
        <translation>pirms noilguma nepienāca neviena pakete</translation>
    </message>
    <message>
        <source>both ends closed it</source>
        <translation>abi gali to aizvēra</translation>
    </message>
    <message>
        <source>the table was full and the connection was not assured</source>
        <translation>tabula bija pilna, un savienojums nebija nodrošināts</translation>
    </message>
    <message>
        <source>belongs to no connection and cannot begin one</source>
        <translation>nepieder nevienam savienojumam un nevar to sākt</translation>
    </message>
    <message>
        <source>the transport header is cut short or its length is wrong</source>
        <translation>transporta galvene ir nepilna vai tās garums ir nepareizs</translation>
    </message>
    <message>
        <source>an ICMP type that cannot be tracked</source>
        <translation>ICMP tips, kuram nevar sekot</translation>
    </message>
    <message>
        <source>an ICMP error that quotes too little of a packet, or another ICMP error</source>
        <translation>ICMP kļūda, kas citē pārāk maz no paketes vai citu ICMP kļūdu</translation>
    </message>
    <message>
        <source>an ICMP error that is not addressed to the sender of the packet it quotes</source>
        <translation>ICMP kļūda, kas nav adresēta citētās paketes sūtītājam</translation>
    </message>
    <message>
        <source>failure: only sip has %1</source>
        <translation>%1 ir tikai sip</translation>
    </message>
    <message>
        <source>found %1, limit %2</source>
        <translation>atrasts %1, robeža %2</translation>
    </message>
    <message>
        <source>Uses Helper</source>
        <translation>Lieto palīgu</translation>
    </message>
    <message>
        <source>failure: items of this menu cannot be added or removed</source>
        <translation>Šīs izvēlnes vienumus nevar pievienot vai noņemt</translation>
    </message>
    <message>
        <source>Accepts segments outside of the window</source>
        <translation>Pieņem segmentus ārpus loga</translation>
    </message>
    <message>
        <source>invalid value for argument ports: 1 to 8 different ports, none of them 0</source>
        <translation>nederīga argumenta ports vērtība: 1 līdz 8 dažādi porti, neviens nav 0</translation>
    </message>
    <message>
        <source>Sequence or acknowledgement number of the last one</source>
        <translation>Pēdējās secības vai apstiprinājuma numurs</translation>
    </message>
    <message>
        <source>part of a control command; the sender will repeat it whole</source>
        <translation>vadības komandas daļa; sūtītājs to atkārtos veselu</translation>
    </message>
    <message>
        <source>an ICMP error that cannot be translated: it quotes too little, or it is a redirect</source>
        <translation>ICMP kļūda, ko nevar pārveidot: tā citē pārāk maz vai ir pāradresācija</translation>
    </message>
    <message>
        <source>failure: a configuration cannot run this</source>
        <translation>Konfigurācijā to nevar izpildīt</translation>
    </message>
    <message>
        <source>failure: chain %1 jumps back to itself</source>
        <translation>Ķēde %1 pāriet atpakaļ uz sevi</translation>
    </message>
    <message>
        <source>failure: a packet could pass more than %1 rules</source>
        <translation>Pakete varētu iziet cauri vairāk nekā %1 noteikumiem</translation>
    </message>
    <message>
        <source>failure: jumps are nested more than %1 deep</source>
        <translation>Pārejas ir ligzdotas dziļāk par %1</translation>
    </message>
    <message>
        <source>failure: server or relay already running on this interface</source>
        <translation>Šajā saskarnē jau darbojas serveris vai retranslators</translation>
    </message>
    <message>
        <source>failure: mac-address or client-id must be given</source>
        <translation>Jānorāda mac-address vai client-id</translation>
    </message>
    <message>
        <source>failure: already have static lease with this IP address</source>
        <translation>Statiska noma ar šo IP adresi jau ir</translation>
    </message>
    <message>
        <source>failure: dhcp-client on that interface already exists</source>
        <translation>Šajā saskarnē dhcp-client jau ir</translation>
    </message>
    <message>
        <source>failure: either name or regexp must be given</source>
        <translation>Jānorāda name vai regexp</translation>
    </message>
    <message>
        <source>failure: already have such table</source>
        <translation>Šāda tabula jau ir</translation>
    </message>
    <message>
        <source>failure: too many routing tables</source>
        <translation>Pārāk daudz maršrutēšanas tabulu</translation>
    </message>
    <message>
        <source>failure: interface %1 is in a VRF already</source>
        <translation>Saskarne %1 jau ir kādā VRF</translation>
    </message>
    <message>
        <source>failure: such a route leads to no gateway</source>
        <translation>Šāds maršruts neved ne uz vienu vārteju</translation>
    </message>
    <message>
        <source>failure: an interface cannot be asked, only an address</source>
        <translation>Saskarnei nevar vaicāt, tikai adresei</translation>
    </message>
    <message>
        <source>failure: icmp-options can be specified if proto is icmp</source>
        <translation>icmp-options var norādīt tikai tad, ja protokols ir icmp</translation>
    </message>
    <message>
        <source>failure: outgoing interface matching not possible in chain %2</source>
        <translation>Ķēdē %2 izejas saskarni nevar pārbaudīt</translation>
    </message>
    <message>
        <source>failure: incoming interface matching not possible in chain %2</source>
        <translation>Ķēdē %2 ieejas saskarni nevar pārbaudīt</translation>
    </message>
    <message>
        <source>failure: %1 works only in chain %2</source>
        <translation>%1 darbojas tikai ķēdē %2</translation>
    </message>
    <message>
        <source>failure: %1 works only with udp</source>
        <translation>%1 darbojas tikai ar udp</translation>
    </message>
    <message>
        <source>failure: list %1 would be a part of itself</source>
        <translation>Saraksts %1 būtu pats sevis daļa</translation>
    </message>
    <message>
        <source>input does not match any value of list</source>
        <translation>Ievadītais neatbilst nevienai argumenta list vērtībai</translation>
    </message>
    <message>
        <source>failure: already have such entry</source>
        <translation>Šāds ieraksts jau ir</translation>
    </message>
    <message>
        <source>input does not match any value of bridge</source>
        <translation>Ievadītais neatbilst nevienai argumenta bridge vērtībai</translation>
    </message>
    <message>
        <source>failure: device already added as bridge port</source>
        <translation>Ierīce jau ir pievienota kā tilta ports</translation>
    </message>
    <message>
        <source>failure: at most two VLANs can lie in each other, and none in itself</source>
        <translation>Vienu otrā var ievietot ne vairāk kā divus VLAN, un nevienu – sevī pašā</translation>
    </message>
    <message>
        <source>no route leads to the gateway</source>
        <translation>uz vārteju neved neviens maršruts</translation>
    </message>
    <message>
        <source>the routing table is disabled, or no fib</source>
        <translation>maršrutēšanas tabula ir atspējota vai bez fib</translation>
    </message>
    <message>
        <source>the gateway&apos;s interface is disabled</source>
        <translation>vārtejas saskarne ir atspējota</translation>
    </message>
    <message>
        <source>the gateway&apos;s interface is not running</source>
        <translation>vārtejas saskarne nedarbojas</translation>
    </message>
    <message>
        <source>the gateway does not answer</source>
        <translation>vārteja neatbild</translation>
    </message>
    <message>
        <source>its interface is disabled</source>
        <translation>tā saskarne ir atspējota</translation>
    </message>
    <message>
        <source>rule %1 decides</source>
        <translation>izlemj noteikums %1</translation>
    </message>
    <message>
        <source>What is done to a packet that matches</source>
        <translation>Ko dara ar paketi, kas atbilst</translation>
    </message>
    <message>
        <source>New Routing Mark</source>
        <translation>Jauns maršrutēšanas marķējums</translation>
    </message>
    <message>
        <source>Routing table that decides where the packet goes</source>
        <translation>Maršrutēšanas tabula, kas nosaka, kurp pakete iet</translation>
    </message>
    <message>
        <source>Passthrough</source>
        <translation>Passthrough</translation>
    </message>
    <message>
        <source>Whether the rules below are asked about the packet, too</source>
        <translation>Vai paketi pārbauda arī turpmākie noteikumi</translation>
    </message>
    <message>
        <source>Mangle</source>
        <translation>Mangle</translation>
    </message>
    <message>
        <source>Rules that mark IPv4 packets for routing</source>
        <translation>Noteikumi, kas marķē IPv4 paketes maršrutēšanai</translation>
    </message>
    <message>
        <source>IPv6 Mangle</source>
        <translation>IPv6 Mangle</translation>
    </message>
    <message>
        <source>Rules that mark IPv6 packets for routing</source>
        <translation>Noteikumi, kas marķē IPv6 paketes maršrutēšanai</translation>
    </message>
    <message>
        <source>To Addresses</source>
        <translation>Uz adresēm</translation>
    </message>
    <message>
        <source>Address, network or range to translate to</source>
        <translation>Adrese, tīkls vai diapazons, uz kuru translēt</translation>
    </message>
    <message>
        <source>Not By Dst.</source>
        <translation>Ne pēc mērķa</translation>
    </message>
    <message>
        <source>Of action same: one client has one address, wherever it goes</source>
        <translation>Darbībai same: klientam ir viena adrese, lai kurp tas ietu</translation>
    </message>
    <message>
        <source>Randomise Ports</source>
        <translation>Nejauši porti</translation>
    </message>
    <message>
        <source>The port is chosen at random, also when its own is free</source>
        <translation>Portu izvēlas nejauši arī tad, ja paša ports ir brīvs</translation>
    </message>
    <message>
        <source>To Address</source>
        <translation>Uz adresi</translation>
    </message>
    <message>
        <source>Network to translate to</source>
        <translation>Tīkls, uz kuru translēt</translation>
    </message>
    <message>
        <source>ARP</source>
        <translation>ARP</translation>
    </message>
    <message>
        <source>How ARP is used here: for everything, not at all, also in place of other networks&apos; hosts, or only to answer</source>
        <translation>Kā šeit lieto ARP: visam, nemaz, arī citu tīklu resursdatoru vietā vai tikai atbildēm</translation>
    </message>
    <message>
        <source>Actual MTU</source>
        <translation>Faktiskais MTU</translation>
    </message>
    <message>
        <source>Largest IP packet in what carries it, too</source>
        <translation>Lielākā IP pakete, kas der arī tam, kas to pārnes</translation>
    </message>
    <message>
        <source>Gives the selected ports the MAC address of their link again</source>
        <translation>Atlasītajiem portiem atkal piešķir to saites MAC adresi</translation>
    </message>
    <message>
        <source>Reset MAC Address</source>
        <translation>Atiestatīt MAC adresi</translation>
    </message>
    <message>
        <source>Largest IP packet that fits all ports, too</source>
        <translation>Lielākā IP pakete, kas der arī visiem portiem</translation>
    </message>
    <message>
        <source>Admin. MAC Address</source>
        <translation>Administratora MAC adrese</translation>
    </message>
    <message>
        <source>The router&apos;s Ethernet address here; unset: that of the first port</source>
        <translation>Maršrutētāja Ethernet adrese šeit; ja nav iestatīta – pirmā porta adrese</translation>
    </message>
    <message>
        <source>Ageing Time</source>
        <translation>Novecošanas laiks</translation>
    </message>
    <message>
        <source>Time until a silent host is forgotten</source>
        <translation>Laiks, pēc kura klusējošu resursdatoru aizmirst</translation>
    </message>
    <message>
        <source>Why it is not running</source>
        <translation>Kāpēc tas nedarbojas</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Tilti</translation>
    </message>
    <message>
        <source>Interfaces that join their ports to one network</source>
        <translation>Saskarnes, kas savus portus apvieno vienā tīklā</translation>
    </message>
    <message>
        <source>The interface that joins the bridge</source>
        <translation>Saskarne, kas pievienojas tiltam</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Tilts</translation>
    </message>
    <message>
        <source>The bridge that it joins</source>
        <translation>Tilts, kuram tā pievienojas</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statuss</translation>
    </message>
    <message>
        <source>Whether it is a port now</source>
        <translation>Vai tā tagad ir ports</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Resursdatori</translation>
    </message>
    <message>
        <source>Stations that were heard behind it</source>
        <translation>Stacijas, kas aiz tā dzirdētas</translation>
    </message>
    <message>
        <source>Ethernet address of the station</source>
        <translation>Stacijas Ethernet adrese</translation>
    </message>
    <message>
        <source>On Interface</source>
        <translation>Saskarnē</translation>
    </message>
    <message>
        <source>The port behind which it is</source>
        <translation>Ports, aiz kura tā atrodas</translation>
    </message>
    <message>
        <source>The bridge that knows it</source>
        <translation>Tilts, kas to pazīst</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Vecums</translation>
    </message>
    <message>
        <source>Time since it was last heard of</source>
        <translation>Laiks, kopš tā pēdējoreiz dzirdēta</translation>
    </message>
    <message>
        <source>Use IP Firewall</source>
        <translation>Lietot IP ugunsmūri</translation>
    </message>
    <message>
        <source>Bridged IP packets are tracked, translated and filtered like routed ones</source>
        <translation>Pa tiltu ejošās IP paketes izseko, translē un filtrē tāpat kā maršrutētās</translation>
    </message>
    <message>
        <source>Bridge Ports</source>
        <translation>Tilta porti</translation>
    </message>
    <message>
        <source>Which interface belongs to which bridge</source>
        <translation>Kura saskarne pieder kuram tiltam</translation>
    </message>
    <message>
        <source>Bridge Hosts</source>
        <translation>Tilta resursdatori</translation>
    </message>
    <message>
        <source>Stations and the ports behind which they are</source>
        <translation>Stacijas un porti, aiz kuriem tās atrodas</translation>
    </message>
    <message>
        <source>Bridge Settings</source>
        <translation>Tilta iestatījumi</translation>
    </message>
    <message>
        <source>What holds for all bridges</source>
        <translation>Kas attiecas uz visiem tiltiem</translation>
    </message>
    <message>
        <source>Name of the list, as rules use it</source>
        <translation>Saraksta nosaukums, kādu to lieto noteikumos</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Iekļaut</translation>
    </message>
    <message>
        <source>Lists whose interfaces are in this one, too</source>
        <translation>Saraksti, kuru saskarnes ir arī šajā sarakstā</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Izslēgt</translation>
    </message>
    <message>
        <source>Lists whose interfaces are taken out again, members excepted</source>
        <translation>Saraksti, kuru saskarnes atkal noņem, izņemot paša saraksta locekļus</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Saraksts</translation>
    </message>
    <message>
        <source>The list it belongs to</source>
        <translation>Saraksts, kuram tā pieder</translation>
    </message>
    <message>
        <source>The interface that belongs to it</source>
        <translation>Saskarne, kas tam pieder</translation>
    </message>
    <message>
        <source>Interface Lists</source>
        <translation>Saskarņu saraksti</translation>
    </message>
    <message>
        <source>Names for several interfaces, used by rules</source>
        <translation>Nosaukumi vairākām saskarnēm, ko lieto noteikumos</translation>
    </message>
    <message>
        <source>Interface List Members</source>
        <translation>Saskarņu sarakstu locekļi</translation>
    </message>
    <message>
        <source>Which interface is in which list</source>
        <translation>Kura saskarne ir kurā sarakstā</translation>
    </message>
    <message>
        <source>VLAN ID</source>
        <translation>VLAN ID</translation>
    </message>
    <message>
        <source>Tag of its frames</source>
        <translation>Tā kadru birka</translation>
    </message>
    <message>
        <source>The interface that carries the tagged frames</source>
        <translation>Saskarne, kas pārnes kadrus ar birku</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Interfaces for frames with one 802.1Q tag</source>
        <translation>Saskarnes kadriem ar vienu 802.1Q birku</translation>
    </message>
    <message>
        <source>Taken By</source>
        <translation>Aizņēmis</translation>
    </message>
    <message>
        <source>The MAC address of another station that has this address, too</source>
        <translation>Citas stacijas MAC adrese, kurai arī ir šī adrese</translation>
    </message>
    <message>
        <source>Advertise</source>
        <translation>Izziņot</translation>
    </message>
    <message>
        <source>Announces the subnet to hosts, if it is a /64</source>
        <translation>Izziņo apakštīklu resursdatoriem, ja tas ir /64</translation>
    </message>
    <message>
        <source>The neighbour&apos;s IP address</source>
        <translation>Kaimiņa IP adrese</translation>
    </message>
    <message>
        <source>Its Ethernet address; may be unset when the router answers for it</source>
        <translation>Tā Ethernet adrese; var nebūt iestatīta, ja tā vietā atbild maršrutētājs</translation>
    </message>
    <message>
        <source>Where the neighbour is</source>
        <translation>Kur atrodas kaimiņš</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicēts</translation>
    </message>
    <message>
        <source>The router answers for this address on the interface, if it reaches it through another one</source>
        <translation>Maršrutētājs saskarnē atbild šīs adreses vietā, ja sasniedz to pa citu saskarni</translation>
    </message>
    <message>
        <source>What the router knows of it: reachable, stale, failed and so on</source>
        <translation>Ko maršrutētājs par to zina: reachable, stale, failed un tā tālāk</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Kopš</translation>
    </message>
    <message>
        <source>Time in this status</source>
        <translation>Laiks šajā statusā</translation>
    </message>
    <message>
        <source>Keeps learnt neighbours as they are now</source>
        <translation>Patur apgūtos kaimiņus tādus, kādi tie ir tagad</translation>
    </message>
    <message>
        <source>IPv4 neighbours: configured ones and those that were learnt</source>
        <translation>IPv4 kaimiņi: konfigurētie un apgūtie</translation>
    </message>
    <message>
        <source>IPv6 Neighbors</source>
        <translation>IPv6 kaimiņi</translation>
    </message>
    <message>
        <source>IPv6 neighbours: configured ones and those that were learnt</source>
        <translation>IPv6 kaimiņi: konfigurētie un apgūtie</translation>
    </message>
    <message>
        <source>Where an address is asked for</source>
        <translation>Kur lūdz adresi</translation>
    </message>
    <message>
        <source>Add Default Route</source>
        <translation>Pievienot noklusējuma maršrutu</translation>
    </message>
    <message>
        <source>Adds a default route to the gateway that is given</source>
        <translation>Pievieno noklusējuma maršrutu uz piešķirto vārteju</translation>
    </message>
    <message>
        <source>Default Route Distance</source>
        <translation>Noklusējuma maršruta attālums</translation>
    </message>
    <message>
        <source>Distance of that route</source>
        <translation>Šī maršruta attālums</translation>
    </message>
    <message>
        <source>Use Peer DNS</source>
        <translation>Lietot piešķirto DNS</translation>
    </message>
    <message>
        <source>The router asks the DNS servers that are given</source>
        <translation>Maršrutētājs vaicā piešķirtajiem DNS serveriem</translation>
    </message>
    <message>
        <source>What the client is doing</source>
        <translation>Ko klients dara</translation>
    </message>
    <message>
        <source>Address that the router has got</source>
        <translation>Adrese, ko maršrutētājs saņēmis</translation>
    </message>
    <message>
        <source>Gateway that is given</source>
        <translation>Piešķirtā vārteja</translation>
    </message>
    <message>
        <source>DNS Servers</source>
        <translation>DNS serveri</translation>
    </message>
    <message>
        <source>DNS servers that are given</source>
        <translation>Piešķirtie DNS serveri</translation>
    </message>
    <message>
        <source>DHCP Server</source>
        <translation>DHCP serveris</translation>
    </message>
    <message>
        <source>Who has given it</source>
        <translation>Kas to piešķīris</translation>
    </message>
    <message>
        <source>Expires After</source>
        <translation>Beidzas pēc</translation>
    </message>
    <message>
        <source>Time until the address is lost</source>
        <translation>Laiks, līdz adrese tiek zaudēta</translation>
    </message>
    <message>
        <source>Why no address is asked for</source>
        <translation>Kāpēc adresi nelūdz</translation>
    </message>
    <message>
        <source>can not run on slave or passthrough interface!</source>
        <translation>Nevar darboties slave vai passthrough saskarnē!</translation>
    </message>
    <message>
        <source>Gives the address back and asks for another</source>
        <translation>Atdod adresi un lūdz citu</translation>
    </message>
    <message>
        <source>Asks for more time now</source>
        <translation>Tūlīt lūdz pagarināt laiku</translation>
    </message>
    <message>
        <source>DHCP Client</source>
        <translation>DHCP klients</translation>
    </message>
    <message>
        <source>Interfaces that ask for an address</source>
        <translation>Saskarnes, kas lūdz adresi</translation>
    </message>
    <message>
        <source>Name of the server, as leases use it</source>
        <translation>Servera nosaukums, kādu to lieto nomās</translation>
    </message>
    <message>
        <source>Where clients are served</source>
        <translation>Kur apkalpo klientus</translation>
    </message>
    <message>
        <source>Address Pool</source>
        <translation>Adrešu pūls</translation>
    </message>
    <message>
        <source>Pool of addresses for clients; static-only: none but those of static leases</source>
        <translation>Adrešu pūls klientiem; static-only: tikai statisko nomu adreses</translation>
    </message>
    <message>
        <source>Lease Time</source>
        <translation>Nomas laiks</translation>
    </message>
    <message>
        <source>How long a client may use an address</source>
        <translation>Cik ilgi klients drīkst lietot adresi</translation>
    </message>
    <message>
        <source>Authoritative</source>
        <translation>Autoritatīvs</translation>
    </message>
    <message>
        <source>Refuses addresses that are not of this network, so that clients ask anew at once</source>
        <translation>Noraida adreses, kas nav no šī tīkla, lai klienti tūlīt lūgtu no jauna</translation>
    </message>
    <message>
        <source>Why nobody is served</source>
        <translation>Kāpēc nevienu neapkalpo</translation>
    </message>
    <message>
        <source>Network whose hosts are told the following</source>
        <translation>Tīkls, kura resursdatoriem paziņo turpmāko</translation>
    </message>
    <message>
        <source>Default gateway of the hosts</source>
        <translation>Resursdatoru noklusējuma vārteja</translation>
    </message>
    <message>
        <source>DNS servers of the hosts; unset: the router itself, or those that it asks</source>
        <translation>Resursdatoru DNS serveri; ja nav iestatīti – pats maršrutētājs vai tie, kuriem tas vaicā</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domēns</translation>
    </message>
    <message>
        <source>Domain of the hosts</source>
        <translation>Resursdatoru domēns</translation>
    </message>
    <message>
        <source>invalid value for argument client-id</source>
        <translation>Nederīga argumenta client-id vērtība</translation>
    </message>
    <message>
        <source>Address that the client gets</source>
        <translation>Adrese, ko saņem klients</translation>
    </message>
    <message>
        <source>Ethernet address of the client</source>
        <translation>Klienta Ethernet adrese</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Klienta ID</translation>
    </message>
    <message>
        <source>Identifier that the client sends, in hexadecimal bytes</source>
        <translation>Identifikators, ko sūta klients, heksadecimālos baitos</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveris</translation>
    </message>
    <message>
        <source>Server of the lease, or all</source>
        <translation>Nomas serveris vai all</translation>
    </message>
    <message>
        <source>waiting, offered, bound, or busy: somebody else has it</source>
        <translation>waiting, offered, bound vai busy: adrese ir kādam citam</translation>
    </message>
    <message>
        <source>Host Name</source>
        <translation>Resursdatora nosaukums</translation>
    </message>
    <message>
        <source>Name that the client says</source>
        <translation>Nosaukums, ko paziņo klients</translation>
    </message>
    <message>
        <source>Time until the lease ends</source>
        <translation>Laiks līdz nomas beigām</translation>
    </message>
    <message>
        <source>Last Seen</source>
        <translation>Pēdējoreiz redzēts</translation>
    </message>
    <message>
        <source>Time since the client was heard</source>
        <translation>Laiks, kopš klients dzirdēts</translation>
    </message>
    <message>
        <source>the interface has no IPv4 address</source>
        <translation>saskarnei nav IPv4 adreses</translation>
    </message>
    <message>
        <source>Keeps the address for its client</source>
        <translation>Patur adresi tās klientam</translation>
    </message>
    <message>
        <source>Servers that give addresses to hosts</source>
        <translation>Serveri, kas piešķir adreses resursdatoriem</translation>
    </message>
    <message>
        <source>DHCP Networks</source>
        <translation>DHCP tīkli</translation>
    </message>
    <message>
        <source>What DHCP servers tell the hosts of a network</source>
        <translation>Ko DHCP serveri paziņo tīkla resursdatoriem</translation>
    </message>
    <message>
        <source>DHCP Leases</source>
        <translation>DHCP nomas</translation>
    </message>
    <message>
        <source>Who has which address, and addresses that are kept for somebody</source>
        <translation>Kam ir kura adrese, un kādam paturētās adreses</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveri</translation>
    </message>
    <message>
        <source>DNS servers that the router asks, in this order</source>
        <translation>DNS serveri, kuriem maršrutētājs vaicā, šādā secībā</translation>
    </message>
    <message>
        <source>Dynamic Servers</source>
        <translation>Dinamiskie serveri</translation>
    </message>
    <message>
        <source>DNS servers that a DHCP client of the router was given</source>
        <translation>DNS serveri, kas piešķirti maršrutētāja DHCP klientam</translation>
    </message>
    <message>
        <source>Allow Remote Requests</source>
        <translation>Atļaut attālos pieprasījumus</translation>
    </message>
    <message>
        <source>Answers the questions of hosts</source>
        <translation>Atbild uz resursdatoru vaicājumiem</translation>
    </message>
    <message>
        <source>Cache Size</source>
        <translation>Kešatmiņas izmērs</translation>
    </message>
    <message>
        <source>KiB for answers that are remembered</source>
        <translation>KiB atbildēm, ko atceras</translation>
    </message>
    <message>
        <source>Cache Max TTL</source>
        <translation>Kešatmiņas maks. TTL</translation>
    </message>
    <message>
        <source>Answers are forgotten after this time at the latest</source>
        <translation>Atbildes aizmirst vēlākais pēc šī laika</translation>
    </message>
    <message>
        <source>Cache Used</source>
        <translation>Izmantotā kešatmiņa</translation>
    </message>
    <message>
        <source>KiB that are in use</source>
        <translation>Izmantotie KiB</translation>
    </message>
    <message>
        <source>failure: not a domain name: labels have 1 to 63 characters</source>
        <translation>Tas nav domēna nosaukums: daļās ir 1 līdz 63 rakstzīmes</translation>
    </message>
    <message>
        <source>failure: not a regular expression</source>
        <translation>Tā nav regulāra izteiksme</translation>
    </message>
    <message>
        <source>Name that is answered</source>
        <translation>Nosaukums, uz kuru atbild</translation>
    </message>
    <message>
        <source>Regexp</source>
        <translation>Regulārā izteiksme</translation>
    </message>
    <message>
        <source>Every name that matches is answered</source>
        <translation>Atbild uz katru nosaukumu, kas atbilst</translation>
    </message>
    <message>
        <source>Kind of the record</source>
        <translation>Ieraksta veids</translation>
    </message>
    <message>
        <source>Address of A and AAAA</source>
        <translation>A un AAAA adrese</translation>
    </message>
    <message>
        <source>CNAME</source>
        <translation>CNAME</translation>
    </message>
    <message>
        <source>The name that this one stands for</source>
        <translation>Nosaukums, ko šis aizstāj</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>How long hosts may remember it</source>
        <translation>Cik ilgi resursdatori drīkst to atcerēties</translation>
    </message>
    <message>
        <source>Match Subdomains</source>
        <translation>Arī apakšdomēni</translation>
    </message>
    <message>
        <source>Names below it are answered, too</source>
        <translation>Atbild arī uz nosaukumiem zem tā</translation>
    </message>
    <message>
        <source>Name of the record</source>
        <translation>Ieraksta nosaukums</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>What it says; empty: there is none</source>
        <translation>Ko tas vēsta; tukšs: tāda nav</translation>
    </message>
    <message>
        <source>Time until it is forgotten</source>
        <translation>Laiks, līdz to aizmirst</translation>
    </message>
    <message>
        <source>Forgets all answers</source>
        <translation>Aizmirst visas atbildes</translation>
    </message>
    <message>
        <source>DNS Settings</source>
        <translation>DNS iestatījumi</translation>
    </message>
    <message>
        <source>Whom the router asks for names, and whom it answers</source>
        <translation>Kam maršrutētājs vaicā nosaukumus un kam tas atbild</translation>
    </message>
    <message>
        <source>DNS Static</source>
        <translation>DNS statiskie</translation>
    </message>
    <message>
        <source>Names that the router answers by itself</source>
        <translation>Nosaukumi, uz kuriem maršrutētājs atbild pats</translation>
    </message>
    <message>
        <source>DNS Cache</source>
        <translation>DNS kešatmiņa</translation>
    </message>
    <message>
        <source>Answers that the router remembers</source>
        <translation>Atbildes, ko maršrutētājs atceras</translation>
    </message>
    <message>
        <source>Name of the pool, as servers use it</source>
        <translation>Pūla nosaukums, kādu to lieto serveros</translation>
    </message>
    <message>
        <source>Addresses to give away</source>
        <translation>Adreses, ko piešķirt</translation>
    </message>
    <message>
        <source>Next Pool</source>
        <translation>Nākamais pūls</translation>
    </message>
    <message>
        <source>Pool that is used when this one is exhausted</source>
        <translation>Pūls, ko lieto, kad šis ir izsmelts</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pūls</translation>
    </message>
    <message>
        <source>Pool that the address is of</source>
        <translation>Pūls, no kura ir adrese</translation>
    </message>
    <message>
        <source>The address that is used</source>
        <translation>Izmantotā adrese</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Īpašnieks</translation>
    </message>
    <message>
        <source>What has given it away</source>
        <translation>Kas to piešķīris</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Informācija</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Kam tā ir</translation>
    </message>
    <message>
        <source>IP Pool</source>
        <translation>IP pūls</translation>
    </message>
    <message>
        <source>Addresses that servers may give away</source>
        <translation>Adreses, ko serveri drīkst piešķirt</translation>
    </message>
    <message>
        <source>Used Addresses</source>
        <translation>Izmantotās adreses</translation>
    </message>
    <message>
        <source>Addresses of pools that somebody has</source>
        <translation>Pūlu adreses, kas kādam ir</translation>
    </message>
    <message>
        <source>Next hop: an address, address%interface, address@table, or an interface</source>
        <translation>Nākamais lēciens: adrese, adrese%saskarne, adrese@tabula vai saskarne</translation>
    </message>
    <message>
        <source>Routing Table</source>
        <translation>Maršrutēšanas tabula</translation>
    </message>
    <message>
        <source>Table that the route belongs to</source>
        <translation>Tabula, kurai maršruts pieder</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Tvērums</translation>
    </message>
    <message>
        <source>Other routes find their gateway through this one if their target scope is as large</source>
        <translation>Citi maršruti caur šo atrod savu vārteju, ja to mērķa tvērums ir tikpat liels</translation>
    </message>
    <message>
        <source>Target Scope</source>
        <translation>Mērķa tvērums</translation>
    </message>
    <message>
        <source>Largest scope of the routes that may lead to the gateway</source>
        <translation>Lielākais tvērums maršrutiem, kas drīkst vest uz vārteju</translation>
    </message>
    <message>
        <source>Check Gateway</source>
        <translation>Pārbaudīt vārteju</translation>
    </message>
    <message>
        <source>How the gateway is asked every ten seconds; a route whose gateway is silent twice is not used</source>
        <translation>Kā vārtejai vaicā ik pēc desmit sekundēm; maršrutu, kura vārteja klusē divreiz, nelieto</translation>
    </message>
    <message>
        <source>Blackhole</source>
        <translation>Blackhole</translation>
    </message>
    <message>
        <source>Packets on this route are dropped in silence</source>
        <translation>Paketes šajā maršrutā atmet bez paziņojuma</translation>
    </message>
    <message>
        <source>Whether packets are forwarded, or refused with an ICMP error</source>
        <translation>Vai paketes pārsūta vai noraida ar ICMP kļūdu</translation>
    </message>
    <message>
        <source>Pref. Source</source>
        <translation>Vēlamais avots</translation>
    </message>
    <message>
        <source>Source address of the router&apos;s own packets on this route</source>
        <translation>Avota adrese paša maršrutētāja paketēm šajā maršrutā</translation>
    </message>
    <message>
        <source>Immediate Gateway</source>
        <translation>Tiešā vārteja</translation>
    </message>
    <message>
        <source>The neighbour that packets are given to</source>
        <translation>Kaimiņš, kuram paketes nodod</translation>
    </message>
    <message>
        <source>Local Address</source>
        <translation>Lokālā adrese</translation>
    </message>
    <message>
        <source>Why the route is not used</source>
        <translation>Kāpēc maršrutu nelieto</translation>
    </message>
    <message>
        <source>another route to the same network is used</source>
        <translation>tiek lietots cits maršruts uz to pašu tīklu</translation>
    </message>
    <message>
        <source>IP Forward</source>
        <translation>IP pārsūtīšana</translation>
    </message>
    <message>
        <source>Forwards IPv4 packets between interfaces</source>
        <translation>Pārsūta IPv4 paketes starp saskarnēm</translation>
    </message>
    <message>
        <source>Send Redirects</source>
        <translation>Sūtīt pāradresācijas</translation>
    </message>
    <message>
        <source>Tells a host when a better gateway than this router is in its own subnet</source>
        <translation>Paziņo resursdatoram, ja tā paša apakštīklā ir labāka vārteja nekā šis maršrutētājs</translation>
    </message>
    <message>
        <source>ARP Timeout</source>
        <translation>ARP noildze</translation>
    </message>
    <message>
        <source>How long a neighbour counts as reachable after it spoke</source>
        <translation>Cik ilgi kaimiņu uzskata par sasniedzamu pēc tā pēdējās ziņas</translation>
    </message>
    <message>
        <source>ICMP Rate Limit</source>
        <translation>ICMP ātruma robeža</translation>
    </message>
    <message>
        <source>Milliseconds between ICMP errors to one destination; 0: no limit</source>
        <translation>Milisekundes starp ICMP kļūdām vienam mērķim; 0: bez robežas</translation>
    </message>
    <message>
        <source>ICMP Rate Mask</source>
        <translation>ICMP ātruma maska</translation>
    </message>
    <message>
        <source>A bit for each ICMP type that is limited</source>
        <translation>Bits katram ICMP tipam, ko ierobežo</translation>
    </message>
    <message>
        <source>ICMP Errors Use Inbound Interface Address</source>
        <translation>ICMP kļūdās lietot ieejas saskarnes adresi</translation>
    </message>
    <message>
        <source>ICMP errors come from the address of the interface that the packet came through</source>
        <translation>ICMP kļūdas nāk no tās saskarnes adreses, pa kuru pakete ienāca</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Pārsūtīšana</translation>
    </message>
    <message>
        <source>Forwards IPv6 packets between interfaces</source>
        <translation>Pārsūta IPv6 paketes starp saskarnēm</translation>
    </message>
    <message>
        <source>IP Settings</source>
        <translation>IP iestatījumi</translation>
    </message>
    <message>
        <source>What the router does with IPv4 as a whole</source>
        <translation>Ko maršrutētājs dara ar IPv4 kopumā</translation>
    </message>
    <message>
        <source>IPv6 Settings</source>
        <translation>IPv6 iestatījumi</translation>
    </message>
    <message>
        <source>What the router does with IPv6 as a whole</source>
        <translation>Ko maršrutētājs dara ar IPv6 kopumā</translation>
    </message>
    <message>
        <source>Where advertisements are sent; all: on every one</source>
        <translation>Kur sūta izziņojumus; all: visās saskarnēs</translation>
    </message>
    <message>
        <source>RA Interval</source>
        <translation>RA intervāls</translation>
    </message>
    <message>
        <source>Shortest and longest time between advertisements</source>
        <translation>Īsākais un garākais laiks starp izziņojumiem</translation>
    </message>
    <message>
        <source>RA Delay</source>
        <translation>RA aizture</translation>
    </message>
    <message>
        <source>Least time between advertisements that were asked for</source>
        <translation>Mazākais laiks starp pieprasītiem izziņojumiem</translation>
    </message>
    <message>
        <source>MTU that hosts shall use; unset: none is said</source>
        <translation>MTU, kas resursdatoriem jālieto; ja nav iestatīts – to nepaziņo</translation>
    </message>
    <message>
        <source>RA Lifetime</source>
        <translation>RA mūžs</translation>
    </message>
    <message>
        <source>How long hosts use the router as their default router; 0s: not</source>
        <translation>Cik ilgi resursdatori lieto maršrutētāju kā noklusējuma maršrutētāju; 0s: nelieto</translation>
    </message>
    <message>
        <source>Hop Limit</source>
        <translation>Lēcienu ierobežojums</translation>
    </message>
    <message>
        <source>Hop limit that hosts shall use; unset: none is said</source>
        <translation>Lēcienu ierobežojums, kas resursdatoriem jālieto; ja nav iestatīts – to nepaziņo</translation>
    </message>
    <message>
        <source>Advertise DNS</source>
        <translation>Izziņot DNS</translation>
    </message>
    <message>
        <source>Names the router as DNS server while it answers DNS requests</source>
        <translation>Nosauc maršrutētāju par DNS serveri, kamēr tas atbild uz DNS pieprasījumiem</translation>
    </message>
    <message>
        <source>Managed Address Configuration</source>
        <translation>Pārvaldīta adrešu konfigurācija</translation>
    </message>
    <message>
        <source>Tells hosts to get their addresses by DHCPv6</source>
        <translation>Liek resursdatoriem adreses saņemt ar DHCPv6</translation>
    </message>
    <message>
        <source>Other Configuration</source>
        <translation>Cita konfigurācija</translation>
    </message>
    <message>
        <source>Tells hosts to get everything but addresses by DHCPv6</source>
        <translation>Liek resursdatoriem visu, izņemot adreses, saņemt ar DHCPv6</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefikss</translation>
    </message>
    <message>
        <source>Subnet that is announced</source>
        <translation>Apakštīkls, ko izziņo</translation>
    </message>
    <message>
        <source>Where it is announced</source>
        <translation>Kur to izziņo</translation>
    </message>
    <message>
        <source>On Link</source>
        <translation>Uz saites</translation>
    </message>
    <message>
        <source>Hosts may take every address in it for a neighbour</source>
        <translation>Resursdatori drīkst katru adresi tajā uzskatīt par kaimiņu</translation>
    </message>
    <message>
        <source>Autonomous</source>
        <translation>Autonoms</translation>
    </message>
    <message>
        <source>Hosts may make addresses of their own in it</source>
        <translation>Resursdatori drīkst tajā paši veidot savas adreses</translation>
    </message>
    <message>
        <source>Valid Lifetime</source>
        <translation>Derīguma mūžs</translation>
    </message>
    <message>
        <source>How long such addresses may be used</source>
        <translation>Cik ilgi šādas adreses drīkst lietot</translation>
    </message>
    <message>
        <source>Preferred Lifetime</source>
        <translation>Vēlamais mūžs</translation>
    </message>
    <message>
        <source>How long new connections may begin with them</source>
        <translation>Cik ilgi ar tām drīkst sākt jaunus savienojumus</translation>
    </message>
    <message>
        <source>Router Advertisements</source>
        <translation>Maršrutētāja izziņojumi</translation>
    </message>
    <message>
        <source>How the router presents itself to IPv6 hosts; where nothing else is said, item all holds</source>
        <translation>Kā maršrutētājs sevi piesaka IPv6 resursdatoriem; kur nav teikts citādi, spēkā ir vienums all</translation>
    </message>
    <message>
        <source>Advertised Prefixes</source>
        <translation>Izziņotie prefiksi</translation>
    </message>
    <message>
        <source>Subnets in router advertisements: those of the addresses, and others</source>
        <translation>Apakštīkli maršrutētāja izziņojumos: adrešu apakštīkli un citi</translation>
    </message>
    <message>
        <source>Name of the table, as routes use it</source>
        <translation>Tabulas nosaukums, kādu to lieto maršrutos</translation>
    </message>
    <message>
        <source>FIB</source>
        <translation>FIB</translation>
    </message>
    <message>
        <source>Packets are forwarded by this table; else it is only a list</source>
        <translation>Paketes pārsūta pēc šīs tabulas; citādi tā ir tikai saraksts</translation>
    </message>
    <message>
        <source>Destination address or network of the packet</source>
        <translation>Paketes mērķa adrese vai tīkls</translation>
    </message>
    <message>
        <source>Source address or network of the packet</source>
        <translation>Paketes avota adrese vai tīkls</translation>
    </message>
    <message>
        <source>Routing Mark</source>
        <translation>Maršrutēšanas marķējums</translation>
    </message>
    <message>
        <source>Routing table that mangle has marked the packet with</source>
        <translation>Maršrutēšanas tabula, ar ko mangle ir marķējis paketi</translation>
    </message>
    <message>
        <source>Where a packet that matches is looked up, or how it is refused</source>
        <translation>Kur meklē paketi, kas atbilst, vai kā to noraida</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabula</translation>
    </message>
    <message>
        <source>Routing table to look in</source>
        <translation>Maršrutēšanas tabula, kurā meklēt</translation>
    </message>
    <message>
        <source>Min. Prefix</source>
        <translation>Min. prefikss</translation>
    </message>
    <message>
        <source>Routes of this prefix length or shorter are passed over</source>
        <translation>Maršrutus ar šo vai īsāku prefiksa garumu izlaiž</translation>
    </message>
    <message>
        <source>Name of the VRF and of its routing table</source>
        <translation>VRF un tā maršrutēšanas tabulas nosaukums</translation>
    </message>
    <message>
        <source>Interfaces whose packets are in this VRF</source>
        <translation>Saskarnes, kuru paketes ir šajā VRF</translation>
    </message>
    <message>
        <source>VRF</source>
        <translation>VRF</translation>
    </message>
    <message>
        <source>Interfaces that route by themselves, with a table of their own</source>
        <translation>Saskarnes, kas maršrutē atsevišķi, ar savu tabulu</translation>
    </message>
    <message>
        <source>Routing Tables</source>
        <translation>Maršrutēšanas tabulas</translation>
    </message>
    <message>
        <source>Routing tables beside main</source>
        <translation>Maršrutēšanas tabulas līdzās main</translation>
    </message>
    <message>
        <source>Routing Rules</source>
        <translation>Maršrutēšanas noteikumi</translation>
    </message>
    <message>
        <source>Which routing table a packet is looked up in; the first rule that knows a way decides</source>
        <translation>Kurā maršrutēšanas tabulā meklē paketi; izlemj pirmais noteikums, kas zina ceļu</translation>
    </message>
    <message>
        <source>failure: routing table %1 is used by item %2 of %3</source>
        <translation>Maršrutēšanas tabulu %1 izmanto %3 vienums %2</translation>
    </message>
    <message>
        <source>failure: list %1 is used by item %2 of %3</source>
        <translation>Sarakstu %1 izmanto %3 vienums %2</translation>
    </message>
    <message>
        <source>A chain of the router&apos;s, or one that rules jump to</source>
        <translation>Maršrutētāja ķēde vai ķēde, uz kuru pāriet noteikumi</translation>
    </message>
    <message>
        <source>Jump Target</source>
        <translation>Pārejas mērķis</translation>
    </message>
    <message>
        <source>Chain that action jump continues in</source>
        <translation>Ķēde, kurā turpina darbība jump</translation>
    </message>
    <message>
        <source>Source address, network or range</source>
        <translation>Avota adrese, tīkls vai diapazons</translation>
    </message>
    <message>
        <source>Destination address, network or range</source>
        <translation>Mērķa adrese, tīkls vai diapazons</translation>
    </message>
    <message>
        <source>Source ports and ranges of ports</source>
        <translation>Avota porti un portu diapazoni</translation>
    </message>
    <message>
        <source>Destination ports and ranges of ports</source>
        <translation>Mērķa porti un portu diapazoni</translation>
    </message>
    <message>
        <source>Any. Port</source>
        <translation>Jebkurš ports</translation>
    </message>
    <message>
        <source>Source or destination ports</source>
        <translation>Avota vai mērķa porti</translation>
    </message>
    <message>
        <source>In. Interface List</source>
        <translation>Ieejas saskarņu saraksts</translation>
    </message>
    <message>
        <source>List with the interface through which it came</source>
        <translation>Saraksts ar saskarni, pa kuru tā ienāca</translation>
    </message>
    <message>
        <source>Out. Interface List</source>
        <translation>Izejas saskarņu saraksts</translation>
    </message>
    <message>
        <source>List with the interface through which it leaves</source>
        <translation>Saraksts ar saskarni, pa kuru tā iziet</translation>
    </message>
    <message>
        <source>Routing table that mangle has chosen</source>
        <translation>Maršrutēšanas tabula, ko izvēlējies mangle</translation>
    </message>
    <message>
        <source>Src. Address Type</source>
        <translation>Avota adreses tips</translation>
    </message>
    <message>
        <source>Of unicast, local, broadcast, multicast: what the source is for the router</source>
        <translation>Viens no unicast, local, broadcast, multicast: kas maršrutētājam ir avots</translation>
    </message>
    <message>
        <source>Dst. Address Type</source>
        <translation>Mērķa adreses tips</translation>
    </message>
    <message>
        <source>Of unicast, local, broadcast, multicast: what the destination is for the router</source>
        <translation>Viens no unicast, local, broadcast, multicast: kas maršrutētājam ir mērķis</translation>
    </message>
    <message>
        <source>ICMP Options</source>
        <translation>ICMP opcijas</translation>
    </message>
    <message>
        <source>Type, or type:code, or type:code-code</source>
        <translation>Tips, tips:kods vai tips:kods-kods</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Žurnāls</translation>
    </message>
    <message>
        <source>Whether each packet that matches is logged</source>
        <translation>Vai katru paketi, kas atbilst, ieraksta žurnālā</translation>
    </message>
    <message>
        <source>Log Prefix</source>
        <translation>Žurnāla prefikss</translation>
    </message>
    <message>
        <source>Text in front of each line of the log</source>
        <translation>Teksts katras žurnāla rindas sākumā</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Baiti</translation>
    </message>
    <message>
        <source>Bytes of the packets that the rule has matched</source>
        <translation>Baiti paketēs, kas atbilda noteikumam</translation>
    </message>
    <message>
        <source>Packets that the rule has matched; in NAT those that begin a connection</source>
        <translation>Paketes, kas atbilda noteikumam; NAT – tās, kas sāk savienojumu</translation>
    </message>
    <message>
        <source>Sets the counters of these rules to zero</source>
        <translation>Iestata šo noteikumu skaitītājus uz nulli</translation>
    </message>
    <message>
        <source>Reset Counters</source>
        <translation>Atiestatīt skaitītājus</translation>
    </message>
    <message>
        <source>Sets the counters of all rules to zero</source>
        <translation>Iestata visu noteikumu skaitītājus uz nulli</translation>
    </message>
    <message>
        <source>Reset All Counters</source>
        <translation>Atiestatīt visus skaitītājus</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>Kam vaicāt</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Skaits</translation>
    </message>
    <message>
        <source>How many questions; 0: until somebody ends it</source>
        <translation>Cik vaicājumu; 0: līdz kāds to izbeidz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Izmērs</translation>
    </message>
    <message>
        <source>Bytes of the IP packet</source>
        <translation>IP paketes baiti</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervāls</translation>
    </message>
    <message>
        <source>Time from one question to the next</source>
        <translation>Laiks no viena vaicājuma līdz nākamajam</translation>
    </message>
    <message>
        <source>Routers that the question may pass</source>
        <translation>Maršrutētāji, caur kuriem vaicājums drīkst iziet</translation>
    </message>
    <message>
        <source>The router&apos;s address to ask from</source>
        <translation>Maršrutētāja adrese, no kuras vaicāt</translation>
    </message>
    <message>
        <source>Where a link-local address, a group or a broadcast is</source>
        <translation>Kur atrodas link-local adrese, grupa vai broadcast</translation>
    </message>
    <message>
        <source>Do Not Fragment</source>
        <translation>Nefragmentēt</translation>
    </message>
    <message>
        <source>The question must arrive whole</source>
        <translation>Vaicājumam jāpienāk veselam</translation>
    </message>
    <message>
        <source>value of %1 out of range (10ms..5s)</source>
        <translation>Argumenta %1 vērtība ir ārpus diapazona (10ms..5s)</translation>
    </message>
    <message>
        <source>Asks a host whether it is there, and how far away</source>
        <translation>Vaicā resursdatoram, vai tas ir sasniedzams un cik tālu tas ir</translation>
    </message>
    <message>
        <source>failure: %1 is not the router&apos;s</source>
        <translation>%1 nav maršrutētāja adrese</translation>
    </message>
    <message>
        <source>Where the way leads</source>
        <translation>Kurp ved ceļš</translation>
    </message>
    <message>
        <source>How often each hop is asked; 0: until somebody ends it</source>
        <translation>Cik reižu vaicā katram lēcienam; 0: līdz kāds to izbeidz</translation>
    </message>
    <message>
        <source>Max Hops</source>
        <translation>Maks. lēcieni</translation>
    </message>
    <message>
        <source>Hops that are asked at most</source>
        <translation>Lielākais lēcienu skaits, kam vaicā</translation>
    </message>
    <message>
        <source>How long an answer is awaited</source>
        <translation>Cik ilgi gaida atbildi</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Ko sūta</translation>
    </message>
    <message>
        <source>First UDP port that is asked; each packet takes the next</source>
        <translation>Pirmais UDP ports, kam vaicā; katra pakete ņem nākamo</translation>
    </message>
    <message>
        <source>Use DNS</source>
        <translation>Lietot DNS</translation>
    </message>
    <message>
        <source>Names instead of addresses; not offered</source>
        <translation>Nosaukumi adrešu vietā; netiek piedāvāts</translation>
    </message>
    <message>
        <source>failure: %1=yes is not offered</source>
        <translation>%1=yes netiek piedāvāts</translation>
    </message>
    <message>
        <source>value of %1 out of range (10ms..8s)</source>
        <translation>Argumenta %1 vērtība ir ārpus diapazona (10ms..8s)</translation>
    </message>
    <message>
        <source>Names the routers on the way to a host</source>
        <translation>Nosauc maršrutētājus ceļā uz resursdatoru</translation>
    </message>
    <message>
        <source>no VLAN interface has the frame&apos;s tag</source>
        <translation>kadra birka neatbilst nevienai VLAN saskarnei</translation>
    </message>
    <message>
        <source>a blackhole route or a routing rule drops it</source>
        <translation>to atmet blackhole maršruts vai maršrutēšanas noteikums</translation>
    </message>
    <message>
        <source>a route or a routing rule says that the destination is unreachable</source>
        <translation>maršruts vai maršrutēšanas noteikums nosaka, ka mērķis nav sasniedzams</translation>
    </message>
    <message>
        <source>a route prohibits the way to the destination</source>
        <translation>maršruts aizliedz ceļu uz mērķi</translation>
    </message>
    <message>
        <source>forwarding is switched off in the IP settings</source>
        <translation>pārsūtīšana ir izslēgta IP iestatījumos</translation>
    </message>
    <message>
        <source>its connection is masqueraded with an interface that it no longer leaves through</source>
        <translation>tās savienojumam ir masquerade ar saskarni, pa kuru tas vairs neiziet</translation>
    </message>
    <message>
        <source>no free outside port for a connection that a control text announces</source>
        <translation>nav brīva ārējā porta savienojumam, ko piesaka vadības teksts</translation>
    </message>
    <message>
        <source>a control text has no room for its translation, or came before and read otherwise</source>
        <translation>vadības tekstā nav vietas translācijai, vai tas jau pienācis agrāk un bija citāds</translation>
    </message>
    <message>
        <source>the router&apos;s own services have no room</source>
        <translation>paša maršrutētāja pakalpojumiem nav vietas</translation>
    </message>
</context>
<context>
    <name>tb::desktop</name>
    <message>
        <source>Trackbox</source>
        <translation>Trackbox</translation>
    </message>
    <message>
        <source>Trackbox cannot start.

%1</source>
        <translation>Trackbox nevar sākt darbu.

%1</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionDetails</name>
    <message>
        <source>This connection has ended; these are its last values.</source>
        <translation>Šis savienojums ir beidzies; šīs ir tā pēdējās vērtības.</translation>
    </message>
    <message>
        <source>Connection &lt;%1&gt;</source>
        <translation>Savienojums &lt;%1&gt;</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionFilterBar</name>
    <message>
        <source>Filter: tcp 443 !192.168.88.10</source>
        <translation>Filtrs: tcp 443 !192.168.88.10</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrs</translation>
    </message>
    <message>
        <source>IPv4 and IPv6</source>
        <translation>IPv4 un IPv6</translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation>IPv4</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>IP version</source>
        <translation>IP versija</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Let the list stand still; the router goes on</source>
        <translation>Apturēt sarakstu; maršrutētājs turpina darbu</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Apturēts</translation>
    </message>
    <message>
        <source>Addresses or their beginning, ports, protocols, TCP states, connection types (ftp), marks and flags (assured, uses-helper); ! in front: must not be</source>
        <translation>Adreses vai to sākums, porti, protokoli, TCP stāvokļi, savienojumu tipi (ftp), marķējumi un karodziņi (assured, uses-helper); ar ! priekšā: nedrīkst būt</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionTableModel</name>
    <message>
        <source>Flags</source>
        <translation>Karodziņi</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionWindow</name>
    <message>
        <source>IPv6 Connections</source>
        <translation>IPv6 savienojumi</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Savienojumi</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Noņemt</translation>
    </message>
    <message>
        <source>Forget the selected connections; the next packet of one makes a new one (Del)</source>
        <translation>Aizmirst atlasītos savienojumus; nākamā pakete izveido jaunu (Del)</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafiks</translation>
    </message>
    <message>
        <source>Draw the rate of the selected connection (G)</source>
        <translation>Zīmēt atlasītā savienojuma ātrumu (G)</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Izsekošana</translation>
    </message>
    <message>
        <source>Timeouts and the switch of connection tracking</source>
        <translation>Savienojumu izsekošanas noildzes un slēdzis</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonnas</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n vienums</numerusform>
            <numerusform>%n vienumi</numerusform>
            <numerusform>%n vienumu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) out of %1</source>
        <translation>
            <numerusform>%n vienums no %1</numerusform>
            <numerusform>%n vienumi no %1</numerusform>
            <numerusform>%n vienumu no %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation>
            <numerusform>(atlasīts %n)</numerusform>
            <numerusform>(atlasīti %n)</numerusform>
            <numerusform>(atlasīts %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection matches the filter.</source>
        <translation>Filtram neatbilst neviens savienojums.</translation>
    </message>
    <message>
        <source>No connections yet. Each appears when its first packet has left.</source>
        <translation>Savienojumu vēl nav. Katrs parādās, kad ir izgājusi tā pirmā pakete.</translation>
    </message>
    <message>
        <source>Connection tracking is off, so there is nothing to list.
With enabled=auto it starts with the first firewall or NAT rule; Tracking switches it on.</source>
        <translation>Savienojumu izsekošana ir izslēgta, tāpēc nav ko rādīt.
Ar enabled=auto tā sākas līdz ar pirmo ugunsmūra vai NAT noteikumu; to ieslēdz poga Izsekošana.</translation>
    </message>
    <message>
        <source>Max Entries: %1</source>
        <translation>Maks. ieraksti: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detaļas</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopēt</translation>
    </message>
    <message>
        <source>Only with %1</source>
        <translation>Tikai ar %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Bez %1</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Atlasīt visu</translation>
    </message>
</context>
<context>
    <name>tb::ui::FlowsWindow</name>
    <message>
        <source>Recorded Rates</source>
        <translation>Ierakstītie ātrumi</translation>
    </message>
    <message>
        <source>Filter: 192.168.88.10</source>
        <translation>Filtrs: 192.168.88.10</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrs</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Savienojums</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Pirmoreiz</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Pēdējoreiz</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Baiti</translation>
    </message>
    <message>
        <source>Recorded connections</source>
        <translation>Ierakstītie savienojumi</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Atsvaidzināt</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafiks</translation>
    </message>
</context>
<context>
    <name>tb::ui::FormField</name>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>a value is needed here</source>
        <translation>Šeit vajadzīga vērtība</translation>
    </message>
    <message>
        <source>changed, not yet applied</source>
        <translation>Mainīts, vēl nav lietots</translation>
    </message>
</context>
<context>
    <name>tb::ui::FormWindow</name>
    <message>
        <source>OK</source>
        <translation>Labi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Atcelt</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Lietot</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Aizvērt</translation>
    </message>
</context>
<context>
    <name>tb::ui::GraphWindow</name>
    <message>
        <source>2 minutes</source>
        <translation>2 minūtes</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 minūtes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 stunda</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 diena</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Viss</translation>
    </message>
    <message>
        <source>Nothing is recorded of this connection yet: rates are kept while packets pass.</source>
        <translation>Par šo savienojumu vēl nekas nav ierakstīts: ātrumus saglabā, kamēr iet paketes.</translation>
    </message>
    <message>
        <source>Rate &lt;%1&gt;</source>
        <translation>Ātrums &lt;%1&gt;</translation>
    </message>
</context>
<context>
    <name>tb::ui::ItemDialog</name>
    <message>
        <source>Comment</source>
        <translation>Komentārs</translation>
    </message>
    <message>
        <source>Comment:</source>
        <translation>Komentārs:</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Atspējot</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopēt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Noņemt</translation>
    </message>
    <message>
        <source>This item has been removed.</source>
        <translation>Šis vienums ir noņemts.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Iespējot</translation>
    </message>
    <message>
        <source> (disabled)</source>
        <translation> (atspējots)</translation>
    </message>
    <message>
        <source>%1 &lt;%2&gt;</source>
        <translation>%1 &lt;%2&gt;</translation>
    </message>
    <message>
        <source>%1: new item</source>
        <translation>%1: jauns vienums</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atiestatīt</translation>
    </message>
</context>
<context>
    <name>tb::ui::MainWindow</name>
    <message>
        <source>Tracking: on</source>
        <translation>Izsekošana: ieslēgta</translation>
    </message>
    <message>
        <source>Tracking: IPv4 only</source>
        <translation>Izsekošana: tikai IPv4</translation>
    </message>
    <message>
        <source>Tracking: IPv6 only</source>
        <translation>Izsekošana: tikai IPv6</translation>
    </message>
    <message>
        <source>Tracking: off</source>
        <translation>Izsekošana: izslēgta</translation>
    </message>
    <message>
        <source>Trackbox</source>
        <translation>Trackbox</translation>
    </message>
    <message>
        <source>Work area</source>
        <translation>Darba laukums</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Izvēlne</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sesija</translation>
    </message>
    <message>
        <source>New &amp;Terminal</source>
        <translation>Jauns &amp;terminālis</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Iziet</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>S&amp;kats</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Motīvs</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistēmas</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Gaišs</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Tumšs</translation>
    </message>
    <message>
        <source>&amp;Windows</source>
        <translation>&amp;Logi</translation>
    </message>
    <message>
        <source>&amp;Tile</source>
        <translation>&amp;Mozaīka</translation>
    </message>
    <message>
        <source>&amp;Cascade</source>
        <translation>&amp;Kaskāde</translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation>Aizvērt &amp;visus</translation>
    </message>
    <message>
        <source>What the router is doing</source>
        <translation>Ko maršrutētājs dara</translation>
    </message>
    <message>
        <source>%1 – Trackbox</source>
        <translation>%1 – Trackbox</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n savienojums</numerusform>
            <numerusform>%n savienojumi</numerusform>
            <numerusform>%n savienojumu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 packets/s, %n worker(s)</source>
        <translation>
            <numerusform>%1, %2 paketes/s, %n pavediens</numerusform>
            <numerusform>%1, %2 paketes/s, %n pavedieni</numerusform>
            <numerusform>%1, %2 paketes/s, %n pavedienu</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 drops/s</source>
        <translation>%1 zudumi/s</translation>
    </message>
    <message>
        <source>Rates are not kept: %1</source>
        <translation>Ātrumi netiek saglabāti: %1</translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuTableModel</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Place: rules are asked in this order</source>
        <translation>Vieta: noteikumus pārbauda šādā secībā</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentārs</translation>
    </message>
    <message>
        <source>A note of yours</source>
        <translation>Jūsu piezīme</translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuTree</name>
    <message>
        <source>Interfaces</source>
        <translation>Saskarnes</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>IP/Addresses</source>
        <translation>IP/Adreses</translation>
    </message>
    <message>
        <source>IP/Routes</source>
        <translation>IP/Maršruti</translation>
    </message>
    <message>
        <source>IP/Firewall</source>
        <translation>IP/Ugunsmūris</translation>
    </message>
    <message>
        <source>IP/Firewall/NAT</source>
        <translation>IP/Ugunsmūris/NAT</translation>
    </message>
    <message>
        <source>IP/Firewall/Connections</source>
        <translation>IP/Ugunsmūris/Savienojumi</translation>
    </message>
    <message>
        <source>IP/Firewall/Tracking</source>
        <translation>IP/Ugunsmūris/Izsekošana</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>IPv6/Addresses</source>
        <translation>IPv6/Adreses</translation>
    </message>
    <message>
        <source>IPv6/Routes</source>
        <translation>IPv6/Maršruti</translation>
    </message>
    <message>
        <source>IPv6/Firewall</source>
        <translation>IPv6/Ugunsmūris</translation>
    </message>
    <message>
        <source>IPv6/Firewall/NAT</source>
        <translation>IPv6/Ugunsmūris/NAT</translation>
    </message>
    <message>
        <source>IPv6/Firewall/Connections</source>
        <translation>IPv6/Ugunsmūris/Savienojumi</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistēma</translation>
    </message>
    <message>
        <source>System/Identity</source>
        <translation>Sistēma/Identitāte</translation>
    </message>
    <message>
        <source>System/Resources</source>
        <translation>Sistēma/Resursi</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Laboratorija</translation>
    </message>
    <message>
        <source>Lab/Hosts</source>
        <translation>Laboratorija/Resursdatori</translation>
    </message>
    <message>
        <source>Lab/Traffic</source>
        <translation>Laboratorija/Datplūsma</translation>
    </message>
    <message>
        <source>Recorded Rates</source>
        <translation>Ierakstītie ātrumi</translation>
    </message>
    <message>
        <source>New Terminal</source>
        <translation>Jauns terminālis</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Izvēlne</translation>
    </message>
    <message>
        <source>IP/Firewall/Service Ports</source>
        <translation>IP/Ugunsmūris/Pakalpojumu porti</translation>
    </message>
    <message>
        <source>IP/Firewall/Closed Connections</source>
        <translation>IP/Ugunsmūris/Slēgtie savienojumi</translation>
    </message>
    <message>
        <source>IP/Firewall/Invalid Packets</source>
        <translation>IP/Ugunsmūris/Nederīgās paketes</translation>
    </message>
    <message>
        <source>IPv6/Firewall/Closed Connections</source>
        <translation>IPv6/Ugunsmūris/Slēgtie savienojumi</translation>
    </message>
    <message>
        <source>System/Dropped Packets</source>
        <translation>Sistēma/Atmestās paketes</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Interface List</source>
        <translation>Saskarņu saraksts</translation>
    </message>
    <message>
        <source>Interface List/Members</source>
        <translation>Saskarņu saraksts/Locekļi</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Tilts</translation>
    </message>
    <message>
        <source>Bridge/Ports</source>
        <translation>Tilts/Porti</translation>
    </message>
    <message>
        <source>Bridge/Hosts</source>
        <translation>Tilts/Resursdatori</translation>
    </message>
    <message>
        <source>Bridge/Settings</source>
        <translation>Tilts/Iestatījumi</translation>
    </message>
    <message>
        <source>IP/ARP</source>
        <translation>IP/ARP</translation>
    </message>
    <message>
        <source>IP/DHCP Client</source>
        <translation>IP/DHCP klients</translation>
    </message>
    <message>
        <source>IP/DHCP Server</source>
        <translation>IP/DHCP serveris</translation>
    </message>
    <message>
        <source>IP/DHCP Server/Networks</source>
        <translation>IP/DHCP serveris/Tīkli</translation>
    </message>
    <message>
        <source>IP/DHCP Server/Leases</source>
        <translation>IP/DHCP serveris/Nomas</translation>
    </message>
    <message>
        <source>IP/DNS</source>
        <translation>IP/DNS</translation>
    </message>
    <message>
        <source>IP/DNS/Static</source>
        <translation>IP/DNS/Statiskie</translation>
    </message>
    <message>
        <source>IP/DNS/Cache</source>
        <translation>IP/DNS/Kešatmiņa</translation>
    </message>
    <message>
        <source>IP/Pool</source>
        <translation>IP/Pūls</translation>
    </message>
    <message>
        <source>IP/Pool/Used Addresses</source>
        <translation>IP/Pūls/Izmantotās adreses</translation>
    </message>
    <message>
        <source>IP/Settings</source>
        <translation>IP/Iestatījumi</translation>
    </message>
    <message>
        <source>IP/VRF</source>
        <translation>IP/VRF</translation>
    </message>
    <message>
        <source>IP/Firewall/Mangle</source>
        <translation>IP/Ugunsmūris/Mangle</translation>
    </message>
    <message>
        <source>IPv6/Neighbors</source>
        <translation>IPv6/Kaimiņi</translation>
    </message>
    <message>
        <source>IPv6/ND</source>
        <translation>IPv6/ND</translation>
    </message>
    <message>
        <source>IPv6/ND/Prefixes</source>
        <translation>IPv6/ND/Prefiksi</translation>
    </message>
    <message>
        <source>IPv6/Settings</source>
        <translation>IPv6/Iestatījumi</translation>
    </message>
    <message>
        <source>IPv6/Firewall/Mangle</source>
        <translation>IPv6/Ugunsmūris/Mangle</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Maršrutēšana</translation>
    </message>
    <message>
        <source>Routing/Tables</source>
        <translation>Maršrutēšana/Tabulas</translation>
    </message>
    <message>
        <source>Routing/Rules</source>
        <translation>Maršrutēšana/Noteikumi</translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuWindow</name>
    <message>
        <source>Add</source>
        <translation>Pievienot</translation>
    </message>
    <message>
        <source>a new item (Ins)</source>
        <translation>jaunu vienumu (Ins)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Noņemt</translation>
    </message>
    <message>
        <source>the selected items (Del)</source>
        <translation>atlasītos vienumus (Del)</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Iespējot</translation>
    </message>
    <message>
        <source>the selected items</source>
        <translation>atlasītos vienumus</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Atspējot</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentārs</translation>
    </message>
    <message>
        <source>a note on the selected items</source>
        <translation>piezīme pie atlasītajiem vienumiem</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopēt</translation>
    </message>
    <message>
        <source>a new item like the selected one</source>
        <translation>jauns vienums, tāds kā atlasītais</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Meklēt</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonnas</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n vienums</numerusform>
            <numerusform>%n vienumi</numerusform>
            <numerusform>%n vienumu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation>
            <numerusform>(atlasīts %n)</numerusform>
            <numerusform>(atlasīti %n)</numerusform>
            <numerusform>(atlasīts %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atiestatīt</translation>
    </message>
    <message>
        <source>the selected items, to what they were at first</source>
        <translation>atlasītos vienumus uz sākotnējām vērtībām</translation>
    </message>
</context>
<context>
    <name>tb::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Ziņojums</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Aizvērt ziņojumu</translation>
    </message>
</context>
<context>
    <name>tb::ui::PropertyEditor</name>
    <message>
        <source>not set</source>
        <translation>nav iestatīts</translation>
    </message>
</context>
<context>
    <name>tb::ui::RatePlot</name>
    <message>
        <source>Rate over time</source>
        <translation>Ātrums laika gaitā</translation>
    </message>
    <message>
        <source>Nothing was recorded in the time shown.</source>
        <translation>Parādītajā laikā nekas nav ierakstīts.</translation>
    </message>
    <message>
        <source>%1 now %2, average %3, most %4</source>
        <translation>%1: tagad %2, vidēji %3, maksimāli %4</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Oriģinālā plūsma</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Atbildes plūsma</translation>
    </message>
    <message>
        <source>%1
Original %2
Reply %3</source>
        <translation>%1
Oriģinālā plūsma %2
Atbildes plūsma %3</translation>
    </message>
</context>
<context>
    <name>tb::ui::TerminalWidget</name>
    <message>
        <source>Terminal</source>
        <translation>Terminālis</translation>
    </message>
    <message>
        <source>Type ? or press Tab to see what can be typed.</source>
        <translation>Ierakstiet ? vai nospiediet Tab, lai redzētu, ko var rakstīt.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopēt</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Ielīmēt</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Atlasīt visu</translation>
    </message>
    <message>
        <source>The answer is too long to show whole; this is its end.</source>
        <translation>Atbilde ir pārāk gara, lai to parādītu visu; šīs ir tās beigas.</translation>
    </message>
</context>
</TS>
