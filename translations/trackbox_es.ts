<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>core</name>
    <message>
        <source>no connection and this packet cannot begin one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too short for ports or an identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the transport checksum is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an impossible combination of TCP flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the TCP state does not allow this segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ICMP error about a packet of no known connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input does not match any value of interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: already have such address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument dst-address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input does not match any value of in-interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input does not match any value of out-interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: masquerade works only in chain srcnat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: outgoing interface matching not possible in chain dstnat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument src-address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input does not match any value of host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection-state is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no route leads to the destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Src. Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the first packet, before translation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Src. Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source port of the first packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dst. Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination of the first packet as it arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dst. Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination port of the first packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply Src. Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source expected of return packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply Src. Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source port expected of return packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply Dst. Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination expected of return packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply Dst. Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination port expected of return packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP type number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP code field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the TCP connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time until the connection is removed if nothing more comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orig. Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per second sent by the source, last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repl. Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per second sent back, last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orig. Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets sent by the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orig. Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP bytes sent by the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repl. Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repl. Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP bytes sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orig. Fasttrack Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FastTracked packets of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orig. Fasttrack Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FastTracked bytes of the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repl. Fasttrack Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FastTracked packets sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repl. Fasttrack Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FastTracked bytes sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Announced by a connection helper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The destination has replied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not erased when the table is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its first packet has left the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timed out and about to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fasttrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is FastTracked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hw. Offload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carried by hardware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Srcnat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its source is translated, masquerading included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dstnat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its destination is translated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its source is translated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input does not match any value of link: write tap:NAME, socket:NAME or lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument link: lab takes no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument link: an interface name has 1 to 15 characters, no blank, slash or colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid value for argument %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: already have an item with the name %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input does not match any value of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown parameter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing value(s) of argument(s) %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: %1 cannot be unset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: this menu has no such command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: this menu is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tracked IPv4 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tracked IPv6 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks connections: always, never, or as soon as a firewall rule exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loose TCP Tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepts TCP connections whose beginning was not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liberal TCP Tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepts segments outside the window; a RST there stays invalid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Syn Sent Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after the first SYN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Syn Received Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after the answering SYN,ACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Established Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime of an established connection without traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Fin Wait Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after the first FIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Close Wait Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after the first FIN was acknowledged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Last Ack Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after the second FIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Time Wait Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after the last ACK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Close Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime after a RST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Max Retransmit Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest lifetime after three retransmissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP Unacked Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest lifetime while data waits for its acknowledgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime of UDP connections seen in one direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UDP Stream Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime of UDP connections seen in both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime of ICMP connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generic Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifetime of all other connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most connections that the table can hold; depends on the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections that the table holds now, both families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total IPv4 Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 connections in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total IPv6 Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 connections in the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 connections are tracked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 connections are tracked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection Tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether and how long connections are remembered, for both families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>srcnat sees what leaves, dstnat what arrives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done to a new connection that matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports to translate to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source address or network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination address or network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In. Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface through which the packet came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out. Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface through which the packet leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First packets of connections that this rule has decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules that translate addresses of new IPv4 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 NAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules that translate addresses of new IPv6 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the interface, as rules use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where its frames come from: tap:NAME, socket:NAME or lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MTU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest IP packet in bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAC Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router&apos;s Ethernet address here; unset: the link&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actual MAC Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Ethernet address in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the link is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where its frames come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per second sent, last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per second received, last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tx Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rx Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tx Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rx Packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames lost here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All interfaces and what they carry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports of the router and where their frames come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router&apos;s address and the length of its subnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The subnet&apos;s first address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the subnet is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 addresses of the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 addresses of the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network that the route leads to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hop: an address, address%interface, or an interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The route with the smallest distance is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 routes: static ones and those of the addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 routes: static ones and those of the addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the simulated host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port that it is plugged into; its link must be lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its IPv4 address and subnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its IPv4 next hop to other networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its IPv6 address and subnet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6 Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its IPv6 next hop to other networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated host that begins the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it talks to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destination port; not for ping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per second of payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long one connection lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time from one start to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated hosts behind ports of the lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What simulated hosts do again and again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the router, as the prompt shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time since the router started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version of Trackbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory that nobody uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cores of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads that carry packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the router is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the router runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure: %1 is read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value of %1 out of range (%2..%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the frame ends inside a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the IP header is malformed or its checksum is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the frame is addressed to another station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the source address cannot be a sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the TTL or hop limit ran out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>larger than the MTU and must not be fragmented</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the out-interface is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next hop&apos;s MAC address is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next hop did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection table is full and nothing may be evicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another connection has the same addresses and ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source NAT found no free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the out-interface has no address to masquerade with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ICMP error quotes too little to be translated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link did not take the frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the link has no room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addressed to the router, where nothing listens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the frame carries neither IPv4, IPv6 nor ARP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the router does not forward this kind of packet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::desktop</name>
    <message>
        <source>Trackbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trackbox cannot start.

%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionDetails</name>
    <message>
        <source>This connection has ended; these are its last values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection &lt;%1&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionFilterBar</name>
    <message>
        <source>Filter: tcp 443 !192.168.88.10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that a connection must contain; one with ! in front must not occur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4 and IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the list stand still; the router goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionTableModel</name>
    <message>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionWindow</name>
    <message>
        <source>IPv6 Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the selected connections; the next packet of one makes a new one (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the rate of the selected connection (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeouts and the switch of connection tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) out of %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No connection matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connections yet. Each appears when its first packet has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection tracking is off, so there is nothing to list.
With enabled=auto it starts with the first firewall or NAT rule; Tracking switches it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max Entries: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::FlowsWindow</name>
    <message>
        <source>Recorded Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: 192.168.88.10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::FormField</name>
    <message>
        <source>%1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed, not yet applied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::FormWindow</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::GraphWindow</name>
    <message>
        <source>2 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded of this connection yet: rates are kept while packets pass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate &lt;%1&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::ItemDialog</name>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This item has been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (disabled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &lt;%2&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::MainWindow</name>
    <message>
        <source>Tracking: on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking: IPv4 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking: IPv6 only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracking: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trackbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cascade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the router is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Trackbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 packets/s, %n worker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 drops/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates are not kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuTableModel</name>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place: rules are asked in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note of yours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuTree</name>
    <message>
        <source>Interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP/Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP/Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP/Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP/Firewall/NAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP/Firewall/Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP/Firewall/Tracking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6/Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6/Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6/Firewall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6/Firewall/NAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPv6/Firewall/Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System/Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System/Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab/Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab/Traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded Rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuWindow</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new item (Ins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the selected items (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the selected items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a note on the selected items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new item like the selected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tb::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::PropertyEditor</name>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::RatePlot</name>
    <message>
        <source>Rate over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded in the time shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now %2, average %3, most %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Original %2
Reply %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>tb::ui::TerminalWidget</name>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type ? or press Tab to see what can be typed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
