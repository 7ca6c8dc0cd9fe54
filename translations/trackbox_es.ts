<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>core</name>
    <message>
        <source>too short for ports or an identifier</source>
        <translation>demasiado corto para contener puertos o un identificador</translation>
    </message>
    <message>
        <source>the transport checksum is wrong</source>
        <translation>la suma de comprobación de transporte es incorrecta</translation>
    </message>
    <message>
        <source>an impossible combination of TCP flags</source>
        <translation>una combinación imposible de indicadores TCP</translation>
    </message>
    <message>
        <source>an ICMP error about a packet of no known connection</source>
        <translation>un error ICMP sobre un paquete que no es de ninguna conexión conocida</translation>
    </message>
    <message>
        <source>input does not match any value of interface</source>
        <translation>La entrada no coincide con ningún valor de interface</translation>
    </message>
    <message>
        <source>invalid value for argument address</source>
        <translation>Valor no válido para el argumento address</translation>
    </message>
    <message>
        <source>failure: interface %1 has this link already</source>
        <translation>La interfaz %1 ya tiene este enlace</translation>
    </message>
    <message>
        <source>failure: already have such address</source>
        <translation>Esa dirección ya existe</translation>
    </message>
    <message>
        <source>failure: ports can be specified if proto is tcp,udp,udp-lite,dccp,sctp</source>
        <translation>Solo se pueden indicar puertos si el protocolo es tcp, udp, udp-lite, dccp o sctp</translation>
    </message>
    <message>
        <source>input does not match any value of host</source>
        <translation>La entrada no coincide con ningún valor de host</translation>
    </message>
    <message>
        <source>connection-state is %1</source>
        <translation>connection-state es %1</translation>
    </message>
    <message>
        <source>no route leads to the destination</source>
        <translation>ninguna ruta lleva al destino</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>IP protocol</source>
        <translation>Protocolo IP</translation>
    </message>
    <message>
        <source>Src. Address</source>
        <translation>Dir. origen</translation>
    </message>
    <message>
        <source>Source of the first packet, before translation</source>
        <translation>Origen del primer paquete, antes de la traducción</translation>
    </message>
    <message>
        <source>Src. Port</source>
        <translation>Pto. origen</translation>
    </message>
    <message>
        <source>Source port of the first packet</source>
        <translation>Puerto de origen del primer paquete</translation>
    </message>
    <message>
        <source>Dst. Address</source>
        <translation>Dir. destino</translation>
    </message>
    <message>
        <source>Destination of the first packet as it arrived</source>
        <translation>Destino del primer paquete tal como llegó</translation>
    </message>
    <message>
        <source>Dst. Port</source>
        <translation>Pto. destino</translation>
    </message>
    <message>
        <source>Destination port of the first packet</source>
        <translation>Puerto de destino del primer paquete</translation>
    </message>
    <message>
        <source>Reply Src. Address</source>
        <translation>Resp. dir. origen</translation>
    </message>
    <message>
        <source>Source expected of return packets</source>
        <translation>Origen que se espera en los paquetes de vuelta</translation>
    </message>
    <message>
        <source>Reply Src. Port</source>
        <translation>Resp. pto. origen</translation>
    </message>
    <message>
        <source>Source port expected of return packets</source>
        <translation>Puerto de origen que se espera en los paquetes de vuelta</translation>
    </message>
    <message>
        <source>Reply Dst. Address</source>
        <translation>Resp. dir. destino</translation>
    </message>
    <message>
        <source>Destination expected of return packets</source>
        <translation>Destino que se espera en los paquetes de vuelta</translation>
    </message>
    <message>
        <source>Reply Dst. Port</source>
        <translation>Resp. pto. destino</translation>
    </message>
    <message>
        <source>Destination port expected of return packets</source>
        <translation>Puerto de destino que se espera en los paquetes de vuelta</translation>
    </message>
    <message>
        <source>ICMP Type</source>
        <translation>Tipo ICMP</translation>
    </message>
    <message>
        <source>ICMP type number</source>
        <translation>Número de tipo ICMP</translation>
    </message>
    <message>
        <source>ICMP Code</source>
        <translation>Código ICMP</translation>
    </message>
    <message>
        <source>ICMP code field</source>
        <translation>Campo de código ICMP</translation>
    </message>
    <message>
        <source>ICMP Id</source>
        <translation>Id. ICMP</translation>
    </message>
    <message>
        <source>ICMP identifier</source>
        <translation>Identificador ICMP</translation>
    </message>
    <message>
        <source>TCP State</source>
        <translation>Estado TCP</translation>
    </message>
    <message>
        <source>State of the TCP connection</source>
        <translation>Estado de la conexión TCP</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Timeout</translation>
    </message>
    <message>
        <source>Time until the connection is removed if nothing more comes</source>
        <translation>Tiempo hasta que se elimina la conexión si no llega nada más</translation>
    </message>
    <message>
        <source>Orig. Rate</source>
        <translation>Tasa orig.</translation>
    </message>
    <message>
        <source>Bits per second sent by the source, last second</source>
        <translation>Bits por segundo enviados por el origen en el último segundo</translation>
    </message>
    <message>
        <source>Repl. Rate</source>
        <translation>Tasa resp.</translation>
    </message>
    <message>
        <source>Bits per second sent back, last second</source>
        <translation>Bits por segundo enviados de vuelta en el último segundo</translation>
    </message>
    <message>
        <source>Orig. Packets</source>
        <translation>Paquetes orig.</translation>
    </message>
    <message>
        <source>Packets sent by the source</source>
        <translation>Paquetes enviados por el origen</translation>
    </message>
    <message>
        <source>Orig. Bytes</source>
        <translation>Bytes orig.</translation>
    </message>
    <message>
        <source>IP bytes sent by the source</source>
        <translation>Bytes IP enviados por el origen</translation>
    </message>
    <message>
        <source>Repl. Packets</source>
        <translation>Paquetes resp.</translation>
    </message>
    <message>
        <source>Packets sent back</source>
        <translation>Paquetes enviados de vuelta</translation>
    </message>
    <message>
        <source>Repl. Bytes</source>
        <translation>Bytes resp.</translation>
    </message>
    <message>
        <source>IP bytes sent back</source>
        <translation>Bytes IP enviados de vuelta</translation>
    </message>
    <message>
        <source>Orig. Fasttrack Packets</source>
        <translation>Paq. Fasttrack orig.</translation>
    </message>
    <message>
        <source>FastTracked packets of the source</source>
        <translation>Paquetes del origen que pasaron por FastTrack</translation>
    </message>
    <message>
        <source>Orig. Fasttrack Bytes</source>
        <translation>Bytes Fasttrack orig.</translation>
    </message>
    <message>
        <source>FastTracked bytes of the source</source>
        <translation>Bytes del origen que pasaron por FastTrack</translation>
    </message>
    <message>
        <source>Repl. Fasttrack Packets</source>
        <translation>Paq. Fasttrack resp.</translation>
    </message>
    <message>
        <source>FastTracked packets sent back</source>
        <translation>Paquetes de vuelta que pasaron por FastTrack</translation>
    </message>
    <message>
        <source>Repl. Fasttrack Bytes</source>
        <translation>Bytes Fasttrack resp.</translation>
    </message>
    <message>
        <source>FastTracked bytes sent back</source>
        <translation>Bytes de vuelta que pasaron por FastTrack</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Esperada</translation>
    </message>
    <message>
        <source>Announced by a connection helper</source>
        <translation>Anunciada por un ayudante de conexión</translation>
    </message>
    <message>
        <source>Seen Reply</source>
        <translation>Con respuesta</translation>
    </message>
    <message>
        <source>The destination has replied</source>
        <translation>El destino ha respondido</translation>
    </message>
    <message>
        <source>Assured</source>
        <translation>Asegurada</translation>
    </message>
    <message>
        <source>Not erased when the table is full</source>
        <translation>No se borra cuando la tabla está llena</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Its first packet has left the router</source>
        <translation>Su primer paquete ha salido del router</translation>
    </message>
    <message>
        <source>Dying</source>
        <translation>Muriendo</translation>
    </message>
    <message>
        <source>Timed out and about to go</source>
        <translation>Ha caducado y está a punto de desaparecer</translation>
    </message>
    <message>
        <source>Fasttrack</source>
        <translation>Fasttrack</translation>
    </message>
    <message>
        <source>The connection is FastTracked</source>
        <translation>La conexión va por FastTrack</translation>
    </message>
    <message>
        <source>Hw. Offload</source>
        <translation>Hw. Offload</translation>
    </message>
    <message>
        <source>Carried by hardware</source>
        <translation>La lleva el hardware</translation>
    </message>
    <message>
        <source>Srcnat</source>
        <translation>Srcnat</translation>
    </message>
    <message>
        <source>Its source is translated, masquerading included</source>
        <translation>Se traduce su origen, también con masquerade</translation>
    </message>
    <message>
        <source>Dstnat</source>
        <translation>Dstnat</translation>
    </message>
    <message>
        <source>Its destination is translated</source>
        <translation>Se traduce su destino</translation>
    </message>
    <message>
        <source>Its source is translated</source>
        <translation>Se traduce su origen</translation>
    </message>
    <message>
        <source>input does not match any value of link: write tap:NAME, socket:NAME or lab</source>
        <translation>La entrada no coincide con ningún valor de link: escriba tap:NOMBRE, socket:NOMBRE o lab</translation>
    </message>
    <message>
        <source>invalid value for argument link: lab takes no name</source>
        <translation>Valor no válido para el argumento link: lab no lleva nombre</translation>
    </message>
    <message>
        <source>invalid value for argument link: an interface name has 1 to 15 characters, no blank, slash, colon or percent sign</source>
        <translation>Valor no válido para el argumento link: un nombre de interfaz tiene de 1 a 15 caracteres, sin espacios, barras, dos puntos ni signos de porcentaje</translation>
    </message>
    <message>
        <source>invalid value for argument %1</source>
        <translation>Valor no válido para el argumento %1</translation>
    </message>
    <message>
        <source>failure: already have an item with the name %1</source>
        <translation>Ya existe un elemento con el nombre %1</translation>
    </message>
    <message>
        <source>input does not match any value of %1</source>
        <translation>La entrada no coincide con ningún valor de %1</translation>
    </message>
    <message>
        <source>unknown parameter %1</source>
        <translation>Parámetro desconocido: %1</translation>
    </message>
    <message>
        <source>missing value(s) of argument(s) %1</source>
        <translation>Faltan valores de los argumentos: %1</translation>
    </message>
    <message>
        <source>failure: %1 cannot be unset</source>
        <translation>No se puede dejar %1 sin definir</translation>
    </message>
    <message>
        <source>failure: this menu has no such command</source>
        <translation>Este menú no tiene ese comando</translation>
    </message>
    <message>
        <source>no such item</source>
        <translation>No existe ese elemento</translation>
    </message>
    <message>
        <source>no such menu</source>
        <translation>No existe ese menú</translation>
    </message>
    <message>
        <source>failure: this menu is read-only</source>
        <translation>Este menú es de solo lectura</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>All tracked IPv4 connections</source>
        <translation>Todas las conexiones IPv4 en seguimiento</translation>
    </message>
    <message>
        <source>IPv6 Connections</source>
        <translation>Conexiones IPv6</translation>
    </message>
    <message>
        <source>All tracked IPv6 connections</source>
        <translation>Todas las conexiones IPv6 en seguimiento</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Activado</translation>
    </message>
    <message>
        <source>Tracks connections: always, never, or as soon as a firewall rule exists</source>
        <translation>Sigue las conexiones: siempre, nunca o en cuanto existe una regla de firewall</translation>
    </message>
    <message>
        <source>Loose TCP Tracking</source>
        <translation>Seguimiento TCP laxo</translation>
    </message>
    <message>
        <source>Accepts TCP connections whose beginning was not seen</source>
        <translation>Acepta conexiones TCP cuyo comienzo no se vio</translation>
    </message>
    <message>
        <source>Liberal TCP Tracking</source>
        <translation>Seguimiento TCP liberal</translation>
    </message>
    <message>
        <source>TCP Syn Sent Timeout</source>
        <translation>Timeout TCP Syn Sent</translation>
    </message>
    <message>
        <source>Lifetime after the first SYN</source>
        <translation>Vida tras el primer SYN</translation>
    </message>
    <message>
        <source>TCP Syn Received Timeout</source>
        <translation>Timeout TCP Syn Received</translation>
    </message>
    <message>
        <source>Lifetime after the answering SYN,ACK</source>
        <translation>Vida tras el SYN,ACK de respuesta</translation>
    </message>
    <message>
        <source>TCP Established Timeout</source>
        <translation>Timeout TCP Established</translation>
    </message>
    <message>
        <source>Lifetime of an established connection without traffic</source>
        <translation>Vida de una conexión establecida sin tráfico</translation>
    </message>
    <message>
        <source>TCP Fin Wait Timeout</source>
        <translation>Timeout TCP Fin Wait</translation>
    </message>
    <message>
        <source>Lifetime after the first FIN</source>
        <translation>Vida tras el primer FIN</translation>
    </message>
    <message>
        <source>TCP Close Wait Timeout</source>
        <translation>Timeout TCP Close Wait</translation>
    </message>
    <message>
        <source>Lifetime after the first FIN was acknowledged</source>
        <translation>Vida tras confirmarse el primer FIN</translation>
    </message>
    <message>
        <source>TCP Last Ack Timeout</source>
        <translation>Timeout TCP Last Ack</translation>
    </message>
    <message>
        <source>Lifetime after the second FIN</source>
        <translation>Vida tras el segundo FIN</translation>
    </message>
    <message>
        <source>TCP Time Wait Timeout</source>
        <translation>Timeout TCP Time Wait</translation>
    </message>
    <message>
        <source>Lifetime after the last ACK</source>
        <translation>Vida tras el último ACK</translation>
    </message>
    <message>
        <source>TCP Close Timeout</source>
        <translation>Timeout TCP Close</translation>
    </message>
    <message>
        <source>Lifetime after a RST</source>
        <translation>Vida tras un RST</translation>
    </message>
    <message>
        <source>TCP Max Retransmit Timeout</source>
        <translation>Timeout TCP Max Retransmit</translation>
    </message>
    <message>
        <source>Longest lifetime after three retransmissions</source>
        <translation>Vida máxima tras tres retransmisiones</translation>
    </message>
    <message>
        <source>TCP Unacked Timeout</source>
        <translation>Timeout TCP Unacked</translation>
    </message>
    <message>
        <source>Longest lifetime while data waits for its acknowledgement</source>
        <translation>Vida máxima mientras hay datos sin confirmar</translation>
    </message>
    <message>
        <source>UDP Timeout</source>
        <translation>Timeout UDP</translation>
    </message>
    <message>
        <source>Lifetime of UDP connections seen in one direction</source>
        <translation>Vida de las conexiones UDP vistas en un solo sentido</translation>
    </message>
    <message>
        <source>UDP Stream Timeout</source>
        <translation>Timeout UDP Stream</translation>
    </message>
    <message>
        <source>Lifetime of UDP connections seen in both directions</source>
        <translation>Vida de las conexiones UDP vistas en ambos sentidos</translation>
    </message>
    <message>
        <source>ICMP Timeout</source>
        <translation>Timeout ICMP</translation>
    </message>
    <message>
        <source>Lifetime of ICMP connections</source>
        <translation>Vida de las conexiones ICMP</translation>
    </message>
    <message>
        <source>Generic Timeout</source>
        <translation>Timeout genérico</translation>
    </message>
    <message>
        <source>Lifetime of all other connections</source>
        <translation>Vida de todas las demás conexiones</translation>
    </message>
    <message>
        <source>Max Entries</source>
        <translation>Entradas máx.</translation>
    </message>
    <message>
        <source>Most connections that the table can hold; depends on the memory</source>
        <translation>Máximo de conexiones que caben en la tabla; depende de la memoria</translation>
    </message>
    <message>
        <source>Total Entries</source>
        <translation>Total de entradas</translation>
    </message>
    <message>
        <source>Connections that the table holds now, both families</source>
        <translation>Conexiones que hay ahora en la tabla, de ambas familias</translation>
    </message>
    <message>
        <source>Total IPv4 Entries</source>
        <translation>Total de entradas IPv4</translation>
    </message>
    <message>
        <source>IPv4 connections in the table</source>
        <translation>Conexiones IPv4 en la tabla</translation>
    </message>
    <message>
        <source>Total IPv6 Entries</source>
        <translation>Total de entradas IPv6</translation>
    </message>
    <message>
        <source>IPv6 connections in the table</source>
        <translation>Conexiones IPv6 en la tabla</translation>
    </message>
    <message>
        <source>Active IPv4</source>
        <translation>IPv4 activo</translation>
    </message>
    <message>
        <source>IPv4 connections are tracked now</source>
        <translation>Ahora se siguen las conexiones IPv4</translation>
    </message>
    <message>
        <source>Active IPv6</source>
        <translation>IPv6 activo</translation>
    </message>
    <message>
        <source>IPv6 connections are tracked now</source>
        <translation>Ahora se siguen las conexiones IPv6</translation>
    </message>
    <message>
        <source>Connection Tracking</source>
        <translation>Seguimiento de conexiones</translation>
    </message>
    <message>
        <source>Whether and how long connections are remembered, for both families</source>
        <translation>Si se recuerdan las conexiones y cuánto tiempo, para ambas familias</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Cadena</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>What is done to a new connection that matches</source>
        <translation>Qué se hace con una conexión nueva que coincide</translation>
    </message>
    <message>
        <source>To Ports</source>
        <translation>A puertos</translation>
    </message>
    <message>
        <source>Ports to translate to</source>
        <translation>Puertos a los que se traduce</translation>
    </message>
    <message>
        <source>In. Interface</source>
        <translation>Interfaz entrada</translation>
    </message>
    <message>
        <source>Interface through which the packet came</source>
        <translation>Interfaz por la que llegó el paquete</translation>
    </message>
    <message>
        <source>Out. Interface</source>
        <translation>Interfaz salida</translation>
    </message>
    <message>
        <source>Interface through which the packet leaves</source>
        <translation>Interfaz por la que sale el paquete</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>Rules that translate addresses of new IPv4 connections</source>
        <translation>Reglas que traducen direcciones de conexiones IPv4 nuevas</translation>
    </message>
    <message>
        <source>IPv6 NAT</source>
        <translation>NAT IPv6</translation>
    </message>
    <message>
        <source>Rules that translate addresses of new IPv6 connections</source>
        <translation>Reglas que traducen direcciones de conexiones IPv6 nuevas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of the interface, as rules use it</source>
        <translation>Nombre de la interfaz, tal como lo usan las reglas</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Where its frames come from: tap:NAME, socket:NAME or lab</source>
        <translation>De dónde vienen sus tramas: tap:NOMBRE, socket:NOMBRE o lab</translation>
    </message>
    <message>
        <source>MTU</source>
        <translation>MTU</translation>
    </message>
    <message>
        <source>Largest IP packet in bytes</source>
        <translation>Mayor paquete IP, en bytes</translation>
    </message>
    <message>
        <source>MAC Address</source>
        <translation>Dirección MAC</translation>
    </message>
    <message>
        <source>The router&apos;s Ethernet address here; unset: the link&apos;s own</source>
        <translation>La dirección Ethernet del router aquí; sin definir: la propia del enlace</translation>
    </message>
    <message>
        <source>Actual MAC Address</source>
        <translation>Dirección MAC actual</translation>
    </message>
    <message>
        <source>The Ethernet address in use</source>
        <translation>La dirección Ethernet en uso</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Why the link is not running</source>
        <translation>Por qué no funciona el enlace</translation>
    </message>
    <message>
        <source>Name of the interface</source>
        <translation>Nombre de la interfaz</translation>
    </message>
    <message>
        <source>Where its frames come from</source>
        <translation>De dónde vienen sus tramas</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Kind of interface</source>
        <translation>Clase de interfaz</translation>
    </message>
    <message>
        <source>Tx</source>
        <translation>Tx</translation>
    </message>
    <message>
        <source>Bits per second sent, last second</source>
        <translation>Bits por segundo enviados en el último segundo</translation>
    </message>
    <message>
        <source>Rx</source>
        <translation>Rx</translation>
    </message>
    <message>
        <source>Bits per second received, last second</source>
        <translation>Bits por segundo recibidos en el último segundo</translation>
    </message>
    <message>
        <source>Tx Bytes</source>
        <translation>Bytes Tx</translation>
    </message>
    <message>
        <source>Bytes sent</source>
        <translation>Bytes enviados</translation>
    </message>
    <message>
        <source>Rx Bytes</source>
        <translation>Bytes Rx</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>Bytes recibidos</translation>
    </message>
    <message>
        <source>Tx Packets</source>
        <translation>Paquetes Tx</translation>
    </message>
    <message>
        <source>Packets sent</source>
        <translation>Paquetes enviados</translation>
    </message>
    <message>
        <source>Rx Packets</source>
        <translation>Paquetes Rx</translation>
    </message>
    <message>
        <source>Packets received</source>
        <translation>Paquetes recibidos</translation>
    </message>
    <message>
        <source>Drops</source>
        <translation>Descartes</translation>
    </message>
    <message>
        <source>Frames lost here</source>
        <translation>Tramas perdidas aquí</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>Interfaces</translation>
    </message>
    <message>
        <source>All interfaces and what they carry</source>
        <translation>Todas las interfaces y lo que transportan</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Ports of the router and where their frames come from</source>
        <translation>Puertos del router y de dónde vienen sus tramas</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>The router&apos;s address and the length of its subnet</source>
        <translation>La dirección del router y la longitud de su subred</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>The subnet&apos;s first address</source>
        <translation>La primera dirección de la subred</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Interfaz</translation>
    </message>
    <message>
        <source>Where the subnet is</source>
        <translation>Dónde está la subred</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Direcciones</translation>
    </message>
    <message>
        <source>IPv4 addresses of the router</source>
        <translation>Direcciones IPv4 del router</translation>
    </message>
    <message>
        <source>IPv6 Addresses</source>
        <translation>Direcciones IPv6</translation>
    </message>
    <message>
        <source>IPv6 addresses of the router</source>
        <translation>Direcciones IPv6 del router</translation>
    </message>
    <message>
        <source>Network that the route leads to</source>
        <translation>Red a la que lleva la ruta</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Puerta de enlace</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distancia</translation>
    </message>
    <message>
        <source>The route with the smallest distance is used</source>
        <translation>Se usa la ruta con la menor distancia</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Rutas</translation>
    </message>
    <message>
        <source>IPv4 routes: static ones and those of the addresses</source>
        <translation>Rutas IPv4: las estáticas y las de las direcciones</translation>
    </message>
    <message>
        <source>IPv6 Routes</source>
        <translation>Rutas IPv6</translation>
    </message>
    <message>
        <source>IPv6 routes: static ones and those of the addresses</source>
        <translation>Rutas IPv6: las estáticas y las de las direcciones</translation>
    </message>
    <message>
        <source>Name of the simulated host</source>
        <translation>Nombre del host simulado</translation>
    </message>
    <message>
        <source>Port that it is plugged into; its link must be lab</source>
        <translation>Puerto al que está conectado; su enlace debe ser lab</translation>
    </message>
    <message>
        <source>Its IPv4 address and subnet</source>
        <translation>Su dirección IPv4 y subred</translation>
    </message>
    <message>
        <source>Its IPv4 next hop to other networks</source>
        <translation>Su siguiente salto IPv4 hacia otras redes</translation>
    </message>
    <message>
        <source>IPv6 Address</source>
        <translation>Dirección IPv6</translation>
    </message>
    <message>
        <source>Its IPv6 address and subnet</source>
        <translation>Su dirección IPv6 y subred</translation>
    </message>
    <message>
        <source>IPv6 Gateway</source>
        <translation>Puerta de enlace IPv6</translation>
    </message>
    <message>
        <source>Its IPv6 next hop to other networks</source>
        <translation>Su siguiente salto IPv6 hacia otras redes</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Simulated host that begins the connections</source>
        <translation>Host simulado que inicia las conexiones</translation>
    </message>
    <message>
        <source>Destination</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Whom it talks to</source>
        <translation>Con quién habla</translation>
    </message>
    <message>
        <source>What it speaks</source>
        <translation>Qué protocolo habla</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Destination port; not for ping</source>
        <translation>Puerto de destino; no para ping</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tasa</translation>
    </message>
    <message>
        <source>Bits per second of payload</source>
        <translation>Bits por segundo de carga útil</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>How long one connection lasts</source>
        <translation>Cuánto dura una conexión</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Cada</translation>
    </message>
    <message>
        <source>Time from one start to the next</source>
        <translation>Tiempo de un inicio al siguiente</translation>
    </message>
    <message>
        <source>Lab Hosts</source>
        <translation>Hosts de laboratorio</translation>
    </message>
    <message>
        <source>Simulated hosts behind ports of the lab</source>
        <translation>Hosts simulados tras los puertos del laboratorio</translation>
    </message>
    <message>
        <source>Lab Traffic</source>
        <translation>Tráfico de laboratorio</translation>
    </message>
    <message>
        <source>What simulated hosts do again and again</source>
        <translation>Lo que los hosts simulados hacen una y otra vez</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identidad</translation>
    </message>
    <message>
        <source>Name of the router, as the prompt shows it</source>
        <translation>Nombre del router, tal como lo muestra la línea de comandos</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Tiempo activo</translation>
    </message>
    <message>
        <source>Time since the router started</source>
        <translation>Tiempo desde que arrancó el router</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Version of Trackbox</source>
        <translation>Versión de Trackbox</translation>
    </message>
    <message>
        <source>Free Memory</source>
        <translation>Memoria libre</translation>
    </message>
    <message>
        <source>Memory that nobody uses</source>
        <translation>Memoria que nadie usa</translation>
    </message>
    <message>
        <source>Total Memory</source>
        <translation>Memoria total</translation>
    </message>
    <message>
        <source>Memory of the machine</source>
        <translation>Memoria de la máquina</translation>
    </message>
    <message>
        <source>CPU Count</source>
        <translation>Núm. de CPU</translation>
    </message>
    <message>
        <source>Cores of the machine</source>
        <translation>Núcleos de la máquina</translation>
    </message>
    <message>
        <source>Worker Count</source>
        <translation>Núm. de hilos</translation>
    </message>
    <message>
        <source>Threads that carry packets</source>
        <translation>Hilos que transportan paquetes</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arquitectura</translation>
    </message>
    <message>
        <source>Kind of processor</source>
        <translation>Clase de procesador</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Placa</translation>
    </message>
    <message>
        <source>What the router is</source>
        <translation>Qué es el router</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plataforma</translation>
    </message>
    <message>
        <source>What it runs on</source>
        <translation>En qué se ejecuta</translation>
    </message>
    <message>
        <source>Name of the router</source>
        <translation>Nombre del router</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Recursos</translation>
    </message>
    <message>
        <source>What the router runs on</source>
        <translation>En qué se ejecuta el router</translation>
    </message>
    <message>
        <source>failure: %1 is read-only</source>
        <translation>%1 es de solo lectura</translation>
    </message>
    <message>
        <source>value of %1 out of range (%2..%3)</source>
        <translation>El valor de %1 está fuera del intervalo (%2..%3)</translation>
    </message>
    <message>
        <source>the frame ends inside a header</source>
        <translation>la trama termina dentro de una cabecera</translation>
    </message>
    <message>
        <source>the IP header is malformed or its checksum is wrong</source>
        <translation>la cabecera IP está mal formada o su suma de comprobación es incorrecta</translation>
    </message>
    <message>
        <source>the frame is addressed to another station</source>
        <translation>la trama va dirigida a otra estación</translation>
    </message>
    <message>
        <source>the source address cannot be a sender</source>
        <translation>la dirección de origen no puede ser de un remitente</translation>
    </message>
    <message>
        <source>the TTL or hop limit ran out</source>
        <translation>se agotó el TTL o el límite de saltos</translation>
    </message>
    <message>
        <source>larger than the MTU and must not be fragmented</source>
        <translation>mayor que la MTU y no se debe fragmentar</translation>
    </message>
    <message>
        <source>the out-interface is not running</source>
        <translation>la interfaz de salida no está en marcha</translation>
    </message>
    <message>
        <source>the next hop&apos;s MAC address is not known yet</source>
        <translation>aún no se conoce la dirección MAC del siguiente salto</translation>
    </message>
    <message>
        <source>the next hop did not answer</source>
        <translation>el siguiente salto no respondió</translation>
    </message>
    <message>
        <source>the connection table is full and nothing may be evicted</source>
        <translation>la tabla de conexiones está llena y no se puede desalojar ninguna</translation>
    </message>
    <message>
        <source>another connection has the same addresses and ports</source>
        <translation>otra conexión tiene las mismas direcciones y puertos</translation>
    </message>
    <message>
        <source>source NAT found no free port</source>
        <translation>el NAT de origen no encontró ningún puerto libre</translation>
    </message>
    <message>
        <source>the out-interface has no address to masquerade with</source>
        <translation>la interfaz de salida no tiene dirección para masquerade</translation>
    </message>
    <message>
        <source>the link did not take the frame</source>
        <translation>el enlace no aceptó la trama</translation>
    </message>
    <message>
        <source>the link has no room</source>
        <translation>el enlace no tiene sitio</translation>
    </message>
    <message>
        <source>addressed to the router, where nothing listens</source>
        <translation>dirigido al router, donde nada escucha</translation>
    </message>
    <message>
        <source>the frame carries neither IPv4, IPv6 nor ARP</source>
        <translation>la trama no lleva ni IPv4, ni IPv6, ni ARP</translation>
    </message>
    <message>
        <source>the router does not forward this kind of packet</source>
        <translation>el router no reenvía esta clase de paquetes</translation>
    </message>
    <message>
        <source>failure: interface %1 is used by item %2 of %3</source>
        <translation>La interfaz %1 se usa en el elemento %2 de %3</translation>
    </message>
    <message>
        <source>data or a reset outside of the receiver&apos;s window</source>
        <translation>datos o un reset fuera de la ventana del receptor</translation>
    </message>
    <message>
        <source>an acknowledgement of data never sent</source>
        <translation>una confirmación de datos nunca enviados</translation>
    </message>
    <message>
        <source>one end reset or refused it</source>
        <translation>un extremo la reinició o la rechazó</translation>
    </message>
    <message>
        <source>a new connection began with the same addresses and ports</source>
        <translation>comenzó una conexión nueva con las mismas direcciones y puertos</translation>
    </message>
    <message>
        <source>somebody removed it from the list</source>
        <translation>alguien la quitó de la lista</translation>
    </message>
    <message>
        <source>the connection or call that announced it is over</source>
        <translation>terminó la conexión o llamada que la anunció</translation>
    </message>
    <message>
        <source>the interface that it was masqueraded with went away</source>
        <translation>desapareció la interfaz con la que se le aplicó masquerade</translation>
    </message>
    <message>
        <source>connection tracking was switched off</source>
        <translation>se desactivó el seguimiento de conexiones</translation>
    </message>
    <message>
        <source>the connection&apos;s state does not allow this packet</source>
        <translation>el estado de la conexión no permite este paquete</translation>
    </message>
    <message>
        <source>a GRE header that cannot be read</source>
        <translation>una cabecera GRE que no se puede leer</translation>
    </message>
    <message>
        <source>no SCTP chunk, a malformed one, or one out of place</source>
        <translation>ningún bloque (chunk) SCTP, o uno mal formado o fuera de lugar</translation>
    </message>
    <message>
        <source>the SCTP verification tag is not the association&apos;s</source>
        <translation>la etiqueta de verificación SCTP no es la de la asociación</translation>
    </message>
    <message>
        <source>no such DCCP packet type, or a header too short for it</source>
        <translation>no existe ese tipo de paquete DCCP o la cabecera es demasiado corta para él</translation>
    </message>
    <message>
        <source>an ICMP message that is neither question, answer nor error</source>
        <translation>un mensaje ICMP que no es ni pregunta, ni respuesta, ni error</translation>
    </message>
    <message>
        <source>an ICMPv6 redirect that no router on the link can have sent</source>
        <translation>una redirección ICMPv6 que ningún router del enlace puede haber enviado</translation>
    </message>
    <message>
        <source>failure: %1 cannot be disabled</source>
        <translation>%1 no se puede desactivar</translation>
    </message>
    <message>
        <source>invalid value for argument ports</source>
        <translation>Valor no válido para el argumento ports</translation>
    </message>
    <message>
        <source>GRE Key</source>
        <translation>Clave GRE</translation>
    </message>
    <message>
        <source>Key of the GRE tunnel, or PPTP&apos;s call id</source>
        <translation>Clave del túnel GRE o identificador de llamada de PPTP</translation>
    </message>
    <message>
        <source>GRE Protocol</source>
        <translation>Protocolo GRE</translation>
    </message>
    <message>
        <source>What the GRE tunnel carries</source>
        <translation>Qué transporta el túnel GRE</translation>
    </message>
    <message>
        <source>GRE Version</source>
        <translation>Versión GRE</translation>
    </message>
    <message>
        <source>0 for GRE, 1 for PPTP</source>
        <translation>0 para GRE, 1 para PPTP</translation>
    </message>
    <message>
        <source>Connection Type</source>
        <translation>Tipo de conexión</translation>
    </message>
    <message>
        <source>Helper that reads the connection or has announced it</source>
        <translation>Ayudante que lee la conexión o que la ha anunciado</translation>
    </message>
    <message>
        <source>Connection Mark</source>
        <translation>Marca de conexión</translation>
    </message>
    <message>
        <source>Mark that a mangle rule gave to the connection</source>
        <translation>Marca que una regla mangle dio a la conexión</translation>
    </message>
    <message>
        <source>A connection helper reads it</source>
        <translation>La lee un ayudante de conexión</translation>
    </message>
    <message>
        <source>connection tracking is off</source>
        <translation>el seguimiento de conexiones está desactivado</translation>
    </message>
    <message>
        <source>without connection tracking these rules do nothing: %1</source>
        <translation>Sin seguimiento de conexiones, estas reglas no hacen nada: %1</translation>
    </message>
    <message>
        <source>Ago</source>
        <translation>Hace</translation>
    </message>
    <message>
        <source>Time since it ended</source>
        <translation>Tiempo desde que terminó</translation>
    </message>
    <message>
        <source>Helper that read or announced it</source>
        <translation>Ayudante que la leía o que la anunció</translation>
    </message>
    <message>
        <source>State of TCP when it ended</source>
        <translation>Estado TCP cuando terminó</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>What ended it, in a word</source>
        <translation>Qué la terminó, en una palabra</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>What ended it</source>
        <translation>Qué la terminó</translation>
    </message>
    <message>
        <source>Closed Connections</source>
        <translation>Conexiones cerradas</translation>
    </message>
    <message>
        <source>The last IPv4 connections that ended, and why</source>
        <translation>Las últimas conexiones IPv4 que terminaron y por qué</translation>
    </message>
    <message>
        <source>IPv6 Closed Connections</source>
        <translation>Conexiones IPv6 cerradas</translation>
    </message>
    <message>
        <source>The last IPv6 connections that ended, and why</source>
        <translation>Las últimas conexiones IPv6 que terminaron y por qué</translation>
    </message>
    <message>
        <source>Why the rule does nothing</source>
        <translation>Por qué la regla no hace nada</translation>
    </message>
    <message>
        <source>Control protocol that is read</source>
        <translation>Protocolo de control que se lee</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Puertos</translation>
    </message>
    <message>
        <source>Destination ports of its control connections</source>
        <translation>Puertos de destino de sus conexiones de control</translation>
    </message>
    <message>
        <source>SIP Direct Media</source>
        <translation>Medios directos SIP</translation>
    </message>
    <message>
        <source>Media are expected from the other end of the call only</source>
        <translation>Solo se esperan medios del otro extremo de la llamada</translation>
    </message>
    <message>
        <source>SIP Timeout</source>
        <translation>Timeout SIP</translation>
    </message>
    <message>
        <source>Lifetime of a SIP control connection</source>
        <translation>Vida de una conexión de control SIP</translation>
    </message>
    <message>
        <source>Why nothing is read</source>
        <translation>Por qué no se lee nada</translation>
    </message>
    <message>
        <source>Service Ports</source>
        <translation>Puertos de servicio</translation>
    </message>
    <message>
        <source>Control protocols whose announced connections are expected</source>
        <translation>Protocolos de control cuyas conexiones anunciadas se esperan</translation>
    </message>
    <message>
        <source>Why they died, in a word</source>
        <translation>Por qué murieron, en una palabra</translation>
    </message>
    <message>
        <source>Packets since the router started</source>
        <translation>Paquetes desde que arrancó el router</translation>
    </message>
    <message>
        <source>Why they died</source>
        <translation>Por qué murieron</translation>
    </message>
    <message>
        <source>Why they are invalid, in a word</source>
        <translation>Por qué son invalid, en una palabra</translation>
    </message>
    <message>
        <source>Time since the last one came</source>
        <translation>Tiempo desde que llegó el último</translation>
    </message>
    <message>
        <source>Last Packet</source>
        <translation>Último paquete</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>El último</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Hallado</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Límite</translation>
    </message>
    <message>
        <source>What the window allows</source>
        <translation>Lo que permite la ventana</translation>
    </message>
    <message>
        <source>Why they are invalid</source>
        <translation>Por qué son invalid</translation>
    </message>
    <message>
        <source>Invalid Packets</source>
        <translation>Paquetes no válidos</translation>
    </message>
    <message>
        <source>What connection tracking calls invalid and why, both families</source>
        <translation>Qué considera invalid el seguimiento de conexiones y por qué, en ambas familias</translation>
    </message>
    <message>
        <source>Dropped Packets</source>
        <translation>Paquetes descartados</translation>
    </message>
    <message>
        <source>Every way in which a packet can die</source>
        <translation>Todas las formas en que puede morir un paquete</translation>
    </message>
    <message>
        <source>the first fragment ends inside the transport header</source>
        <translation>el primer fragmento termina dentro de la cabecera de transporte</translation>
    </message>
    <message>
        <source>a fragment is empty or does not end at a multiple of eight bytes</source>
        <translation>un fragmento está vacío o no termina en un múltiplo de ocho bytes</translation>
    </message>
    <message>
        <source>fragments of a datagram larger than 65535 bytes</source>
        <translation>fragmentos de un datagrama de más de 65535 bytes</translation>
    </message>
    <message>
        <source>fragments disagree about where their datagram ends</source>
        <translation>los fragmentos no coinciden en dónde termina su datagrama</translation>
    </message>
    <message>
        <source>a fragment overlaps another one of its datagram</source>
        <translation>un fragmento se solapa con otro de su datagrama</translation>
    </message>
    <message>
        <source>what the fragment carries has come already</source>
        <translation>lo que lleva el fragmento ya había llegado</translation>
    </message>
    <message>
        <source>fragments disagree about ECN</source>
        <translation>los fragmentos no coinciden en el ECN</translation>
    </message>
    <message>
        <source>a datagram comes in too many fragments</source>
        <translation>un datagrama llega en demasiados fragmentos</translation>
    </message>
    <message>
        <source>there is no memory left for fragments</source>
        <translation>no queda memoria para fragmentos</translation>
    </message>
    <message>
        <source>the rest of the datagram did not come in time</source>
        <translation>el resto del datagrama no llegó a tiempo</translation>
    </message>
    <message>
        <source>no packet came before its timeout ran out</source>
        <translation>no llegó ningún paquete antes de que venciera su tiempo</translation>
    </message>
    <message>
        <source>both ends closed it</source>
        <translation>los dos extremos la cerraron</translation>
    </message>
    <message>
        <source>the table was full and the connection was not assured</source>
        <translation>la tabla estaba llena y la conexión no estaba asegurada</translation>
    </message>
    <message>
        <source>belongs to no connection and cannot begin one</source>
        <translation>no pertenece a ninguna conexión y no puede iniciar una</translation>
    </message>
    <message>
        <source>the transport header is cut short or its length is wrong</source>
        <translation>la cabecera de transporte está cortada o su longitud es incorrecta</translation>
    </message>
    <message>
        <source>an ICMP type that cannot be tracked</source>
        <translation>un tipo ICMP que no se puede seguir</translation>
    </message>
    <message>
        <source>an ICMP error that quotes too little of a packet, or another ICMP error</source>
        <translation>un error ICMP que cita demasiado poco de un paquete, u otro error ICMP</translation>
    </message>
    <message>
        <source>an ICMP error that is not addressed to the sender of the packet it quotes</source>
        <translation>un error ICMP que no va dirigido al emisor del paquete que cita</translation>
    </message>
    <message>
        <source>failure: only sip has %1</source>
        <translation>Solo sip tiene %1</translation>
    </message>
    <message>
        <source>found %1, limit %2</source>
        <translation>encontrado %1, límite %2</translation>
    </message>
    <message>
        <source>Uses Helper</source>
        <translation>Usa auxiliar</translation>
    </message>
    <message>
        <source>failure: items of this menu cannot be added or removed</source>
        <translation>Los elementos de este menú no se pueden añadir ni eliminar</translation>
    </message>
    <message>
        <source>Accepts segments outside of the window</source>
        <translation>Acepta segmentos fuera de la ventana</translation>
    </message>
    <message>
        <source>invalid value for argument ports: 1 to 8 different ports, none of them 0</source>
        <translation>valor no válido para el argumento ports: de 1 a 8 puertos distintos, ninguno 0</translation>
    </message>
    <message>
        <source>Sequence or acknowledgement number of the last one</source>
        <translation>Número de secuencia o de confirmación del último</translation>
    </message>
    <message>
        <source>part of a control command; the sender will repeat it whole</source>
        <translation>parte de una orden de control; el emisor la repetirá entera</translation>
    </message>
    <message>
        <source>an ICMP error that cannot be translated: it quotes too little, or it is a redirect</source>
        <translation>un error ICMP que no se puede traducir: cita demasiado poco, o es una redirección</translation>
    </message>
    <message>
        <source>failure: a configuration cannot run this</source>
        <translation>Una configuración no puede ejecutar esto</translation>
    </message>
    <message>
        <source>failure: chain %1 jumps back to itself</source>
        <translation>La cadena %1 vuelve a saltar a sí misma</translation>
    </message>
    <message>
        <source>failure: a packet could pass more than %1 rules</source>
        <translation>Un paquete podría pasar por más de %1 reglas</translation>
    </message>
    <message>
        <source>failure: jumps are nested more than %1 deep</source>
        <translation>Los saltos están anidados a más de %1 niveles</translation>
    </message>
    <message>
        <source>failure: server or relay already running on this interface</source>
        <translation>Ya hay un servidor o un relay en esta interfaz</translation>
    </message>
    <message>
        <source>failure: mac-address or client-id must be given</source>
        <translation>Hay que indicar mac-address o client-id</translation>
    </message>
    <message>
        <source>failure: already have static lease with this IP address</source>
        <translation>Ya existe una concesión estática con esta dirección IP</translation>
    </message>
    <message>
        <source>failure: dhcp-client on that interface already exists</source>
        <translation>Ya existe un dhcp-client en esa interfaz</translation>
    </message>
    <message>
        <source>failure: either name or regexp must be given</source>
        <translation>Hay que indicar name o regexp</translation>
    </message>
    <message>
        <source>failure: already have such table</source>
        <translation>Esa tabla ya existe</translation>
    </message>
    <message>
        <source>failure: too many routing tables</source>
        <translation>Demasiadas tablas de enrutamiento</translation>
    </message>
    <message>
        <source>failure: interface %1 is in a VRF already</source>
        <translation>La interfaz %1 ya está en una VRF</translation>
    </message>
    <message>
        <source>failure: such a route leads to no gateway</source>
        <translation>Una ruta así no lleva a ninguna puerta de enlace</translation>
    </message>
    <message>
        <source>failure: an interface cannot be asked, only an address</source>
        <translation>No se puede consultar a una interfaz, solo a una dirección</translation>
    </message>
    <message>
        <source>failure: icmp-options can be specified if proto is icmp</source>
        <translation>Solo se puede indicar icmp-options si el protocolo es icmp</translation>
    </message>
    <message>
        <source>failure: outgoing interface matching not possible in chain %2</source>
        <translation>No se puede comparar la interfaz de salida en la cadena %2</translation>
    </message>
    <message>
        <source>failure: incoming interface matching not possible in chain %2</source>
        <translation>No se puede comparar la interfaz de entrada en la cadena %2</translation>
    </message>
    <message>
        <source>failure: %1 works only in chain %2</source>
        <translation>%1 solo funciona en la cadena %2</translation>
    </message>
    <message>
        <source>failure: %1 works only with udp</source>
        <translation>%1 solo funciona con udp</translation>
    </message>
    <message>
        <source>failure: list %1 would be a part of itself</source>
        <translation>La lista %1 sería parte de sí misma</translation>
    </message>
    <message>
        <source>input does not match any value of list</source>
        <translation>La entrada no coincide con ningún valor de list</translation>
    </message>
    <message>
        <source>failure: already have such entry</source>
        <translation>Esa entrada ya existe</translation>
    </message>
    <message>
        <source>input does not match any value of bridge</source>
        <translation>La entrada no coincide con ningún valor de bridge</translation>
    </message>
    <message>
        <source>failure: device already added as bridge port</source>
        <translation>La interfaz ya se ha añadido como puerto de puente</translation>
    </message>
    <message>
        <source>failure: at most two VLANs can lie in each other, and none in itself</source>
        <translation>Como máximo puede haber dos VLAN una dentro de otra, y ninguna dentro de sí misma</translation>
    </message>
    <message>
        <source>no route leads to the gateway</source>
        <translation>ninguna ruta lleva a la puerta de enlace</translation>
    </message>
    <message>
        <source>the routing table is disabled, or no fib</source>
        <translation>la tabla de enrutamiento está desactivada o no tiene fib</translation>
    </message>
    <message>
        <source>the gateway&apos;s interface is disabled</source>
        <translation>la interfaz de la puerta de enlace está desactivada</translation>
    </message>
    <message>
        <source>the gateway&apos;s interface is not running</source>
        <translation>la interfaz de la puerta de enlace no está en marcha</translation>
    </message>
    <message>
        <source>the gateway does not answer</source>
        <translation>la puerta de enlace no responde</translation>
    </message>
    <message>
        <source>its interface is disabled</source>
        <translation>su interfaz está desactivada</translation>
    </message>
    <message>
        <source>rule %1 decides</source>
        <translation>decide la regla %1</translation>
    </message>
    <message>
        <source>What is done to a packet that matches</source>
        <translation>Qué se hace con un paquete que coincide</translation>
    </message>
    <message>
        <source>New Routing Mark</source>
        <translation>Nueva marca de enrutamiento</translation>
    </message>
    <message>
        <source>Routing table that decides where the packet goes</source>
        <translation>Tabla de enrutamiento que decide adónde va el paquete</translation>
    </message>
    <message>
        <source>Passthrough</source>
        <translation>Passthrough</translation>
    </message>
    <message>
        <source>Whether the rules below are asked about the packet, too</source>
        <translation>Si también se consultan las reglas siguientes sobre el paquete</translation>
    </message>
    <message>
        <source>Mangle</source>
        <translation>Mangle</translation>
    </message>
    <message>
        <source>Rules that mark IPv4 packets for routing</source>
        <translation>Reglas que marcan paquetes IPv4 para el enrutamiento</translation>
    </message>
    <message>
        <source>IPv6 Mangle</source>
        <translation>Mangle IPv6</translation>
    </message>
    <message>
        <source>Rules that mark IPv6 packets for routing</source>
        <translation>Reglas que marcan paquetes IPv6 para el enrutamiento</translation>
    </message>
    <message>
        <source>To Addresses</source>
        <translation>A direcciones</translation>
    </message>
    <message>
        <source>Address, network or range to translate to</source>
        <translation>Dirección, red o intervalo a los que se traduce</translation>
    </message>
    <message>
        <source>Not By Dst.</source>
        <translation>No según destino</translation>
    </message>
    <message>
        <source>Of action same: one client has one address, wherever it goes</source>
        <translation>De la acción same: un cliente tiene una sola dirección, vaya adonde vaya</translation>
    </message>
    <message>
        <source>Randomise Ports</source>
        <translation>Puertos aleatorios</translation>
    </message>
    <message>
        <source>The port is chosen at random, also when its own is free</source>
        <translation>El puerto se elige al azar, aunque el propio esté libre</translation>
    </message>
    <message>
        <source>To Address</source>
        <translation>A dirección</translation>
    </message>
    <message>
        <source>Network to translate to</source>
        <translation>Red a la que se traduce</translation>
    </message>
    <message>
        <source>ARP</source>
        <translation>ARP</translation>
    </message>
    <message>
        <source>How ARP is used here: for everything, not at all, also in place of other networks&apos; hosts, or only to answer</source>
        <translation>Cómo se usa aquí ARP: para todo, para nada, también en lugar de hosts de otras redes o solo para responder</translation>
    </message>
    <message>
        <source>Actual MTU</source>
        <translation>MTU actual</translation>
    </message>
    <message>
        <source>Largest IP packet in what carries it, too</source>
        <translation>Mayor paquete IP que cabe también en lo que la transporta</translation>
    </message>
    <message>
        <source>Gives the selected ports the MAC address of their link again</source>
        <translation>Devuelve a los puertos seleccionados la dirección MAC de su enlace</translation>
    </message>
    <message>
        <source>Reset MAC Address</source>
        <translation>Restablecer dirección MAC</translation>
    </message>
    <message>
        <source>Largest IP packet that fits all ports, too</source>
        <translation>Mayor paquete IP que cabe también en todos los puertos</translation>
    </message>
    <message>
        <source>Admin. MAC Address</source>
        <translation>Dirección MAC admin.</translation>
    </message>
    <message>
        <source>The router&apos;s Ethernet address here; unset: that of the first port</source>
        <translation>La dirección Ethernet del router aquí; sin definir: la del primer puerto</translation>
    </message>
    <message>
        <source>Ageing Time</source>
        <translation>Tiempo de olvido</translation>
    </message>
    <message>
        <source>Time until a silent host is forgotten</source>
        <translation>Tiempo hasta que se olvida un host que no envía nada</translation>
    </message>
    <message>
        <source>Why it is not running</source>
        <translation>Por qué no está en marcha</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Puentes</translation>
    </message>
    <message>
        <source>Interfaces that join their ports to one network</source>
        <translation>Interfaces que unen sus puertos en una sola red</translation>
    </message>
    <message>
        <source>The interface that joins the bridge</source>
        <translation>La interfaz que se une al puente</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Puente</translation>
    </message>
    <message>
        <source>The bridge that it joins</source>
        <translation>El puente al que se une</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Whether it is a port now</source>
        <translation>Si ahora es un puerto</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Stations that were heard behind it</source>
        <translation>Estaciones que se han oído tras él</translation>
    </message>
    <message>
        <source>Ethernet address of the station</source>
        <translation>Dirección Ethernet de la estación</translation>
    </message>
    <message>
        <source>On Interface</source>
        <translation>En interfaz</translation>
    </message>
    <message>
        <source>The port behind which it is</source>
        <translation>El puerto tras el que está</translation>
    </message>
    <message>
        <source>The bridge that knows it</source>
        <translation>El puente que la conoce</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Antigüedad</translation>
    </message>
    <message>
        <source>Time since it was last heard of</source>
        <translation>Tiempo desde que se oyó por última vez</translation>
    </message>
    <message>
        <source>Use IP Firewall</source>
        <translation>Usar firewall IP</translation>
    </message>
    <message>
        <source>Bridged IP packets are tracked, translated and filtered like routed ones</source>
        <translation>Los paquetes IP que pasan por un puente se siguen, traducen y filtran como los enrutados</translation>
    </message>
    <message>
        <source>Bridge Ports</source>
        <translation>Puertos de puente</translation>
    </message>
    <message>
        <source>Which interface belongs to which bridge</source>
        <translation>Qué interfaz pertenece a qué puente</translation>
    </message>
    <message>
        <source>Bridge Hosts</source>
        <translation>Hosts de puente</translation>
    </message>
    <message>
        <source>Stations and the ports behind which they are</source>
        <translation>Estaciones y los puertos tras los que están</translation>
    </message>
    <message>
        <source>Bridge Settings</source>
        <translation>Ajustes de puente</translation>
    </message>
    <message>
        <source>What holds for all bridges</source>
        <translation>Lo que vale para todos los puentes</translation>
    </message>
    <message>
        <source>Name of the list, as rules use it</source>
        <translation>Nombre de la lista, tal como lo usan las reglas</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Incluir</translation>
    </message>
    <message>
        <source>Lists whose interfaces are in this one, too</source>
        <translation>Listas cuyas interfaces también están en esta</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <source>Lists whose interfaces are taken out again, members excepted</source>
        <translation>Listas cuyas interfaces se vuelven a quitar, salvo los miembros</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>The list it belongs to</source>
        <translation>La lista a la que pertenece</translation>
    </message>
    <message>
        <source>The interface that belongs to it</source>
        <translation>La interfaz que pertenece a ella</translation>
    </message>
    <message>
        <source>Interface Lists</source>
        <translation>Listas de interfaces</translation>
    </message>
    <message>
        <source>Names for several interfaces, used by rules</source>
        <translation>Nombres para varias interfaces, usados en las reglas</translation>
    </message>
    <message>
        <source>Interface List Members</source>
        <translation>Miembros de listas de interfaces</translation>
    </message>
    <message>
        <source>Which interface is in which list</source>
        <translation>Qué interfaz está en qué lista</translation>
    </message>
    <message>
        <source>VLAN ID</source>
        <translation>Id. VLAN</translation>
    </message>
    <message>
        <source>Tag of its frames</source>
        <translation>Etiqueta de sus tramas</translation>
    </message>
    <message>
        <source>The interface that carries the tagged frames</source>
        <translation>La interfaz que transporta las tramas etiquetadas</translation>
    </message>
    <message>
        <source>VLANs</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Interfaces for frames with one 802.1Q tag</source>
        <translation>Interfaces para tramas con una etiqueta 802.1Q</translation>
    </message>
    <message>
        <source>Taken By</source>
        <translation>Ocupada por</translation>
    </message>
    <message>
        <source>The MAC address of another station that has this address, too</source>
        <translation>La dirección MAC de otra estación que también tiene esta dirección</translation>
    </message>
    <message>
        <source>Advertise</source>
        <translation>Anunciar</translation>
    </message>
    <message>
        <source>Announces the subnet to hosts, if it is a /64</source>
        <translation>Anuncia la subred a los hosts, si es un /64</translation>
    </message>
    <message>
        <source>The neighbour&apos;s IP address</source>
        <translation>La dirección IP del vecino</translation>
    </message>
    <message>
        <source>Its Ethernet address; may be unset when the router answers for it</source>
        <translation>Su dirección Ethernet; puede quedar sin definir si el router responde por él</translation>
    </message>
    <message>
        <source>Where the neighbour is</source>
        <translation>Dónde está el vecino</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publicado</translation>
    </message>
    <message>
        <source>The router answers for this address on the interface, if it reaches it through another one</source>
        <translation>El router responde por esta dirección en la interfaz, si la alcanza por otra</translation>
    </message>
    <message>
        <source>What the router knows of it: reachable, stale, failed and so on</source>
        <translation>Qué sabe el router de él: reachable, stale, failed, etc.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde hace</translation>
    </message>
    <message>
        <source>Time in this status</source>
        <translation>Tiempo en este estado</translation>
    </message>
    <message>
        <source>Keeps learnt neighbours as they are now</source>
        <translation>Conserva los vecinos aprendidos tal como están ahora</translation>
    </message>
    <message>
        <source>IPv4 neighbours: configured ones and those that were learnt</source>
        <translation>Vecinos IPv4: los configurados y los aprendidos</translation>
    </message>
    <message>
        <source>IPv6 Neighbors</source>
        <translation>Vecinos IPv6</translation>
    </message>
    <message>
        <source>IPv6 neighbours: configured ones and those that were learnt</source>
        <translation>Vecinos IPv6: los configurados y los aprendidos</translation>
    </message>
    <message>
        <source>Where an address is asked for</source>
        <translation>Dónde se pide una dirección</translation>
    </message>
    <message>
        <source>Add Default Route</source>
        <translation>Añadir ruta predeterminada</translation>
    </message>
    <message>
        <source>Adds a default route to the gateway that is given</source>
        <translation>Añade una ruta predeterminada a la puerta de enlace recibida</translation>
    </message>
    <message>
        <source>Default Route Distance</source>
        <translation>Distancia de ruta predeterminada</translation>
    </message>
    <message>
        <source>Distance of that route</source>
        <translation>Distancia de esa ruta</translation>
    </message>
    <message>
        <source>Use Peer DNS</source>
        <translation>Usar DNS recibidos</translation>
    </message>
    <message>
        <source>The router asks the DNS servers that are given</source>
        <translation>El router consulta los servidores DNS recibidos</translation>
    </message>
    <message>
        <source>What the client is doing</source>
        <translation>Qué está haciendo el cliente</translation>
    </message>
    <message>
        <source>Address that the router has got</source>
        <translation>Dirección que ha obtenido el router</translation>
    </message>
    <message>
        <source>Gateway that is given</source>
        <translation>Puerta de enlace recibida</translation>
    </message>
    <message>
        <source>DNS Servers</source>
        <translation>Servidores DNS</translation>
    </message>
    <message>
        <source>DNS servers that are given</source>
        <translation>Servidores DNS recibidos</translation>
    </message>
    <message>
        <source>DHCP Server</source>
        <translation>Servidor DHCP</translation>
    </message>
    <message>
        <source>Who has given it</source>
        <translation>Quién la ha dado</translation>
    </message>
    <message>
        <source>Expires After</source>
        <translation>Caduca en</translation>
    </message>
    <message>
        <source>Time until the address is lost</source>
        <translation>Tiempo hasta que se pierde la dirección</translation>
    </message>
    <message>
        <source>Why no address is asked for</source>
        <translation>Por qué no se pide ninguna dirección</translation>
    </message>
    <message>
        <source>can not run on slave or passthrough interface!</source>
        <translation>¡no se puede ejecutar en una interfaz esclava o passthrough!</translation>
    </message>
    <message>
        <source>Gives the address back and asks for another</source>
        <translation>Devuelve la dirección y pide otra</translation>
    </message>
    <message>
        <source>Asks for more time now</source>
        <translation>Pide más tiempo ahora</translation>
    </message>
    <message>
        <source>DHCP Client</source>
        <translation>Cliente DHCP</translation>
    </message>
    <message>
        <source>Interfaces that ask for an address</source>
        <translation>Interfaces que piden una dirección</translation>
    </message>
    <message>
        <source>Name of the server, as leases use it</source>
        <translation>Nombre del servidor, tal como lo usan las concesiones</translation>
    </message>
    <message>
        <source>Where clients are served</source>
        <translation>Dónde se atiende a los clientes</translation>
    </message>
    <message>
        <source>Address Pool</source>
        <translation>Pool de direcciones</translation>
    </message>
    <message>
        <source>Pool of addresses for clients; static-only: none but those of static leases</source>
        <translation>Pool de direcciones para los clientes; static-only: solo las de las concesiones estáticas</translation>
    </message>
    <message>
        <source>Lease Time</source>
        <translation>Tiempo de concesión</translation>
    </message>
    <message>
        <source>How long a client may use an address</source>
        <translation>Cuánto tiempo puede usar un cliente una dirección</translation>
    </message>
    <message>
        <source>Authoritative</source>
        <translation>Autoritativo</translation>
    </message>
    <message>
        <source>Refuses addresses that are not of this network, so that clients ask anew at once</source>
        <translation>Rechaza las direcciones que no son de esta red, para que los clientes pidan otra enseguida</translation>
    </message>
    <message>
        <source>Why nobody is served</source>
        <translation>Por qué no se atiende a nadie</translation>
    </message>
    <message>
        <source>Network whose hosts are told the following</source>
        <translation>Red a cuyos hosts se comunica lo siguiente</translation>
    </message>
    <message>
        <source>Default gateway of the hosts</source>
        <translation>Puerta de enlace predeterminada de los hosts</translation>
    </message>
    <message>
        <source>DNS servers of the hosts; unset: the router itself, or those that it asks</source>
        <translation>Servidores DNS de los hosts; sin definir: el propio router o los que él consulta</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Dominio</translation>
    </message>
    <message>
        <source>Domain of the hosts</source>
        <translation>Dominio de los hosts</translation>
    </message>
    <message>
        <source>invalid value for argument client-id</source>
        <translation>Valor no válido para el argumento client-id</translation>
    </message>
    <message>
        <source>Address that the client gets</source>
        <translation>Dirección que recibe el cliente</translation>
    </message>
    <message>
        <source>Ethernet address of the client</source>
        <translation>Dirección Ethernet del cliente</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Id. cliente</translation>
    </message>
    <message>
        <source>Identifier that the client sends, in hexadecimal bytes</source>
        <translation>Identificador que envía el cliente, en bytes hexadecimales</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Server of the lease, or all</source>
        <translation>Servidor de la concesión, o all</translation>
    </message>
    <message>
        <source>waiting, offered, bound, or busy: somebody else has it</source>
        <translation>waiting, offered, bound o busy: la tiene otro</translation>
    </message>
    <message>
        <source>Host Name</source>
        <translation>Nombre de host</translation>
    </message>
    <message>
        <source>Name that the client says</source>
        <translation>Nombre que indica el cliente</translation>
    </message>
    <message>
        <source>Time until the lease ends</source>
        <translation>Tiempo hasta que termina la concesión</translation>
    </message>
    <message>
        <source>Last Seen</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Time since the client was heard</source>
        <translation>Tiempo desde que se oyó al cliente</translation>
    </message>
    <message>
        <source>the interface has no IPv4 address</source>
        <translation>la interfaz no tiene dirección IPv4</translation>
    </message>
    <message>
        <source>Keeps the address for its client</source>
        <translation>Reserva la dirección para su cliente</translation>
    </message>
    <message>
        <source>Servers that give addresses to hosts</source>
        <translation>Servidores que dan direcciones a los hosts</translation>
    </message>
    <message>
        <source>DHCP Networks</source>
        <translation>Redes DHCP</translation>
    </message>
    <message>
        <source>What DHCP servers tell the hosts of a network</source>
        <translation>Qué comunican los servidores DHCP a los hosts de una red</translation>
    </message>
    <message>
        <source>DHCP Leases</source>
        <translation>Concesiones DHCP</translation>
    </message>
    <message>
        <source>Who has which address, and addresses that are kept for somebody</source>
        <translation>Quién tiene qué dirección, y direcciones reservadas para alguien</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>DNS servers that the router asks, in this order</source>
        <translation>Servidores DNS que consulta el router, en este orden</translation>
    </message>
    <message>
        <source>Dynamic Servers</source>
        <translation>Servidores dinámicos</translation>
    </message>
    <message>
        <source>DNS servers that a DHCP client of the router was given</source>
        <translation>Servidores DNS que ha recibido un cliente DHCP del router</translation>
    </message>
    <message>
        <source>Allow Remote Requests</source>
        <translation>Permitir consultas remotas</translation>
    </message>
    <message>
        <source>Answers the questions of hosts</source>
        <translation>Responde a las preguntas de los hosts</translation>
    </message>
    <message>
        <source>Cache Size</source>
        <translation>Tamaño de caché</translation>
    </message>
    <message>
        <source>KiB for answers that are remembered</source>
        <translation>KiB para las respuestas que se recuerdan</translation>
    </message>
    <message>
        <source>Cache Max TTL</source>
        <translation>TTL máx. de caché</translation>
    </message>
    <message>
        <source>Answers are forgotten after this time at the latest</source>
        <translation>Las respuestas se olvidan a más tardar tras este tiempo</translation>
    </message>
    <message>
        <source>Cache Used</source>
        <translation>Caché en uso</translation>
    </message>
    <message>
        <source>KiB that are in use</source>
        <translation>KiB que están en uso</translation>
    </message>
    <message>
        <source>failure: not a domain name: labels have 1 to 63 characters</source>
        <translation>No es un nombre de dominio: las etiquetas tienen de 1 a 63 caracteres</translation>
    </message>
    <message>
        <source>failure: not a regular expression</source>
        <translation>No es una expresión regular</translation>
    </message>
    <message>
        <source>Name that is answered</source>
        <translation>Nombre al que se responde</translation>
    </message>
    <message>
        <source>Regexp</source>
        <translation>Regexp</translation>
    </message>
    <message>
        <source>Every name that matches is answered</source>
        <translation>Se responde a todo nombre que coincide</translation>
    </message>
    <message>
        <source>Kind of the record</source>
        <translation>Clase del registro</translation>
    </message>
    <message>
        <source>Address of A and AAAA</source>
        <translation>Dirección de A y AAAA</translation>
    </message>
    <message>
        <source>CNAME</source>
        <translation>CNAME</translation>
    </message>
    <message>
        <source>The name that this one stands for</source>
        <translation>El nombre al que este representa</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>How long hosts may remember it</source>
        <translation>Cuánto tiempo pueden recordarlo los hosts</translation>
    </message>
    <message>
        <source>Match Subdomains</source>
        <translation>Incluir subdominios</translation>
    </message>
    <message>
        <source>Names below it are answered, too</source>
        <translation>También se responde a los nombres por debajo de él</translation>
    </message>
    <message>
        <source>Name of the record</source>
        <translation>Nombre del registro</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>What it says; empty: there is none</source>
        <translation>Lo que dice; vacío: no hay ninguno</translation>
    </message>
    <message>
        <source>Time until it is forgotten</source>
        <translation>Tiempo hasta que se olvida</translation>
    </message>
    <message>
        <source>Forgets all answers</source>
        <translation>Olvida todas las respuestas</translation>
    </message>
    <message>
        <source>DNS Settings</source>
        <translation>Ajustes DNS</translation>
    </message>
    <message>
        <source>Whom the router asks for names, and whom it answers</source>
        <translation>A quién pregunta nombres el router y a quién responde</translation>
    </message>
    <message>
        <source>DNS Static</source>
        <translation>DNS estático</translation>
    </message>
    <message>
        <source>Names that the router answers by itself</source>
        <translation>Nombres a los que responde el propio router</translation>
    </message>
    <message>
        <source>DNS Cache</source>
        <translation>Caché DNS</translation>
    </message>
    <message>
        <source>Answers that the router remembers</source>
        <translation>Respuestas que recuerda el router</translation>
    </message>
    <message>
        <source>Name of the pool, as servers use it</source>
        <translation>Nombre del pool, tal como lo usan los servidores</translation>
    </message>
    <message>
        <source>Addresses to give away</source>
        <translation>Direcciones que se pueden dar</translation>
    </message>
    <message>
        <source>Next Pool</source>
        <translation>Pool siguiente</translation>
    </message>
    <message>
        <source>Pool that is used when this one is exhausted</source>
        <translation>Pool que se usa cuando este se agota</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Pool that the address is of</source>
        <translation>Pool al que pertenece la dirección</translation>
    </message>
    <message>
        <source>The address that is used</source>
        <translation>La dirección que se usa</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>What has given it away</source>
        <translation>Qué la ha dado</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>Quién la tiene</translation>
    </message>
    <message>
        <source>IP Pool</source>
        <translation>Pool IP</translation>
    </message>
    <message>
        <source>Addresses that servers may give away</source>
        <translation>Direcciones que los servidores pueden dar</translation>
    </message>
    <message>
        <source>Used Addresses</source>
        <translation>Direcciones usadas</translation>
    </message>
    <message>
        <source>Addresses of pools that somebody has</source>
        <translation>Direcciones de los pools que alguien tiene</translation>
    </message>
    <message>
        <source>Next hop: an address, address%interface, address@table, or an interface</source>
        <translation>Siguiente salto: una dirección, dirección%interfaz, dirección@tabla o una interfaz</translation>
    </message>
    <message>
        <source>Routing Table</source>
        <translation>Tabla de enrutamiento</translation>
    </message>
    <message>
        <source>Table that the route belongs to</source>
        <translation>Tabla a la que pertenece la ruta</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Ámbito</translation>
    </message>
    <message>
        <source>Other routes find their gateway through this one if their target scope is as large</source>
        <translation>Otras rutas hallan su puerta de enlace por esta si su ámbito de destino es al menos igual de grande</translation>
    </message>
    <message>
        <source>Target Scope</source>
        <translation>Ámbito de destino</translation>
    </message>
    <message>
        <source>Largest scope of the routes that may lead to the gateway</source>
        <translation>Mayor ámbito de las rutas que pueden llevar a la puerta de enlace</translation>
    </message>
    <message>
        <source>Check Gateway</source>
        <translation>Comprobar puerta de enlace</translation>
    </message>
    <message>
        <source>How the gateway is asked every ten seconds; a route whose gateway is silent twice is not used</source>
        <translation>Cómo se consulta la puerta de enlace cada diez segundos; no se usa una ruta cuya puerta de enlace calla dos veces</translation>
    </message>
    <message>
        <source>Blackhole</source>
        <translation>Blackhole</translation>
    </message>
    <message>
        <source>Packets on this route are dropped in silence</source>
        <translation>Los paquetes de esta ruta se descartan en silencio</translation>
    </message>
    <message>
        <source>Whether packets are forwarded, or refused with an ICMP error</source>
        <translation>Si los paquetes se reenvían o se rechazan con un error ICMP</translation>
    </message>
    <message>
        <source>Pref. Source</source>
        <translation>Origen pref.</translation>
    </message>
    <message>
        <source>Source address of the router&apos;s own packets on this route</source>
        <translation>Dirección de origen de los paquetes propios del router en esta ruta</translation>
    </message>
    <message>
        <source>Immediate Gateway</source>
        <translation>Puerta de enlace inmediata</translation>
    </message>
    <message>
        <source>The neighbour that packets are given to</source>
        <translation>El vecino al que se entregan los paquetes</translation>
    </message>
    <message>
        <source>Local Address</source>
        <translation>Dirección local</translation>
    </message>
    <message>
        <source>Why the route is not used</source>
        <translation>Por qué no se usa la ruta</translation>
    </message>
    <message>
        <source>another route to the same network is used</source>
        <translation>se usa otra ruta a la misma red</translation>
    </message>
    <message>
        <source>IP Forward</source>
        <translation>Reenvío IP</translation>
    </message>
    <message>
        <source>Forwards IPv4 packets between interfaces</source>
        <translation>Reenvía paquetes IPv4 entre interfaces</translation>
    </message>
    <message>
        <source>Send Redirects</source>
        <translation>Enviar redirecciones</translation>
    </message>
    <message>
        <source>Tells a host when a better gateway than this router is in its own subnet</source>
        <translation>Avisa a un host cuando hay en su propia subred una puerta de enlace mejor que este router</translation>
    </message>
    <message>
        <source>ARP Timeout</source>
        <translation>Timeout ARP</translation>
    </message>
    <message>
        <source>How long a neighbour counts as reachable after it spoke</source>
        <translation>Cuánto tiempo se considera alcanzable un vecino desde que habló</translation>
    </message>
    <message>
        <source>ICMP Rate Limit</source>
        <translation>Límite de tasa ICMP</translation>
    </message>
    <message>
        <source>Milliseconds between ICMP errors to one destination; 0: no limit</source>
        <translation>Milisegundos entre errores ICMP a un mismo destino; 0: sin límite</translation>
    </message>
    <message>
        <source>ICMP Rate Mask</source>
        <translation>Máscara de tasa ICMP</translation>
    </message>
    <message>
        <source>A bit for each ICMP type that is limited</source>
        <translation>Un bit por cada tipo ICMP que se limita</translation>
    </message>
    <message>
        <source>ICMP Errors Use Inbound Interface Address</source>
        <translation>Errores ICMP con dirección de la interfaz de entrada</translation>
    </message>
    <message>
        <source>ICMP errors come from the address of the interface that the packet came through</source>
        <translation>Los errores ICMP salen con la dirección de la interfaz por la que llegó el paquete</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenvío</translation>
    </message>
    <message>
        <source>Forwards IPv6 packets between interfaces</source>
        <translation>Reenvía paquetes IPv6 entre interfaces</translation>
    </message>
    <message>
        <source>IP Settings</source>
        <translation>Ajustes IP</translation>
    </message>
    <message>
        <source>What the router does with IPv4 as a whole</source>
        <translation>Qué hace el router con IPv4 en general</translation>
    </message>
    <message>
        <source>IPv6 Settings</source>
        <translation>Ajustes IPv6</translation>
    </message>
    <message>
        <source>What the router does with IPv6 as a whole</source>
        <translation>Qué hace el router con IPv6 en general</translation>
    </message>
    <message>
        <source>Where advertisements are sent; all: on every one</source>
        <translation>Dónde se envían los anuncios; all: en todas</translation>
    </message>
    <message>
        <source>RA Interval</source>
        <translation>Intervalo RA</translation>
    </message>
    <message>
        <source>Shortest and longest time between advertisements</source>
        <translation>Tiempo mínimo y máximo entre anuncios</translation>
    </message>
    <message>
        <source>RA Delay</source>
        <translation>Retardo RA</translation>
    </message>
    <message>
        <source>Least time between advertisements that were asked for</source>
        <translation>Tiempo mínimo entre anuncios solicitados</translation>
    </message>
    <message>
        <source>MTU that hosts shall use; unset: none is said</source>
        <translation>MTU que deben usar los hosts; sin definir: no se indica ninguna</translation>
    </message>
    <message>
        <source>RA Lifetime</source>
        <translation>Vida RA</translation>
    </message>
    <message>
        <source>How long hosts use the router as their default router; 0s: not</source>
        <translation>Cuánto tiempo usan los hosts el router como router predeterminado; 0s: no lo usan</translation>
    </message>
    <message>
        <source>Hop Limit</source>
        <translation>Límite de saltos</translation>
    </message>
    <message>
        <source>Hop limit that hosts shall use; unset: none is said</source>
        <translation>Límite de saltos que deben usar los hosts; sin definir: no se indica ninguno</translation>
    </message>
    <message>
        <source>Advertise DNS</source>
        <translation>Anunciar DNS</translation>
    </message>
    <message>
        <source>Names the router as DNS server while it answers DNS requests</source>
        <translation>Presenta el router como servidor DNS mientras responde a consultas DNS</translation>
    </message>
    <message>
        <source>Managed Address Configuration</source>
        <translation>Configuración de direcciones gestionada</translation>
    </message>
    <message>
        <source>Tells hosts to get their addresses by DHCPv6</source>
        <translation>Indica a los hosts que obtengan sus direcciones por DHCPv6</translation>
    </message>
    <message>
        <source>Other Configuration</source>
        <translation>Otra configuración</translation>
    </message>
    <message>
        <source>Tells hosts to get everything but addresses by DHCPv6</source>
        <translation>Indica a los hosts que obtengan por DHCPv6 todo menos las direcciones</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Prefijo</translation>
    </message>
    <message>
        <source>Subnet that is announced</source>
        <translation>Subred que se anuncia</translation>
    </message>
    <message>
        <source>Where it is announced</source>
        <translation>Dónde se anuncia</translation>
    </message>
    <message>
        <source>On Link</source>
        <translation>En el enlace</translation>
    </message>
    <message>
        <source>Hosts may take every address in it for a neighbour</source>
        <translation>Los hosts pueden considerar vecina cualquiera de sus direcciones</translation>
    </message>
    <message>
        <source>Autonomous</source>
        <translation>Autónomo</translation>
    </message>
    <message>
        <source>Hosts may make addresses of their own in it</source>
        <translation>Los hosts pueden formar en él sus propias direcciones</translation>
    </message>
    <message>
        <source>Valid Lifetime</source>
        <translation>Vida válida</translation>
    </message>
    <message>
        <source>How long such addresses may be used</source>
        <translation>Cuánto tiempo se pueden usar esas direcciones</translation>
    </message>
    <message>
        <source>Preferred Lifetime</source>
        <translation>Vida preferida</translation>
    </message>
    <message>
        <source>How long new connections may begin with them</source>
        <translation>Cuánto tiempo pueden iniciarse con ellas conexiones nuevas</translation>
    </message>
    <message>
        <source>Router Advertisements</source>
        <translation>Anuncios de router</translation>
    </message>
    <message>
        <source>How the router presents itself to IPv6 hosts; where nothing else is said, item all holds</source>
        <translation>Cómo se presenta el router a los hosts IPv6; donde no se indica otra cosa, vale el elemento all</translation>
    </message>
    <message>
        <source>Advertised Prefixes</source>
        <translation>Prefijos anunciados</translation>
    </message>
    <message>
        <source>Subnets in router advertisements: those of the addresses, and others</source>
        <translation>Subredes en los anuncios de router: las de las direcciones y otras</translation>
    </message>
    <message>
        <source>Name of the table, as routes use it</source>
        <translation>Nombre de la tabla, tal como lo usan las rutas</translation>
    </message>
    <message>
        <source>FIB</source>
        <translation>FIB</translation>
    </message>
    <message>
        <source>Packets are forwarded by this table; else it is only a list</source>
        <translation>Los paquetes se reenvían según esta tabla; si no, es solo una lista</translation>
    </message>
    <message>
        <source>Destination address or network of the packet</source>
        <translation>Dirección o red de destino del paquete</translation>
    </message>
    <message>
        <source>Source address or network of the packet</source>
        <translation>Dirección o red de origen del paquete</translation>
    </message>
    <message>
        <source>Routing Mark</source>
        <translation>Marca de enrutamiento</translation>
    </message>
    <message>
        <source>Routing table that mangle has marked the packet with</source>
        <translation>Tabla de enrutamiento con la que mangle ha marcado el paquete</translation>
    </message>
    <message>
        <source>Where a packet that matches is looked up, or how it is refused</source>
        <translation>Dónde se busca un paquete que coincide, o cómo se rechaza</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Routing table to look in</source>
        <translation>Tabla de enrutamiento en la que se busca</translation>
    </message>
    <message>
        <source>Min. Prefix</source>
        <translation>Prefijo mín.</translation>
    </message>
    <message>
        <source>Routes of this prefix length or shorter are passed over</source>
        <translation>Se pasan por alto las rutas con esta longitud de prefijo o menor</translation>
    </message>
    <message>
        <source>Name of the VRF and of its routing table</source>
        <translation>Nombre de la VRF y de su tabla de enrutamiento</translation>
    </message>
    <message>
        <source>Interfaces whose packets are in this VRF</source>
        <translation>Interfaces cuyos paquetes están en esta VRF</translation>
    </message>
    <message>
        <source>VRF</source>
        <translation>VRF</translation>
    </message>
    <message>
        <source>Interfaces that route by themselves, with a table of their own</source>
        <translation>Interfaces que enrutan por su cuenta, con una tabla propia</translation>
    </message>
    <message>
        <source>Routing Tables</source>
        <translation>Tablas de enrutamiento</translation>
    </message>
    <message>
        <source>Routing tables beside main</source>
        <translation>Tablas de enrutamiento además de main</translation>
    </message>
    <message>
        <source>Routing Rules</source>
        <translation>Reglas de enrutamiento</translation>
    </message>
    <message>
        <source>Which routing table a packet is looked up in; the first rule that knows a way decides</source>
        <translation>En qué tabla de enrutamiento se busca un paquete; decide la primera regla que conoce un camino</translation>
    </message>
    <message>
        <source>failure: routing table %1 is used by item %2 of %3</source>
        <translation>La tabla de enrutamiento %1 se usa en el elemento %2 de %3</translation>
    </message>
    <message>
        <source>failure: list %1 is used by item %2 of %3</source>
        <translation>La lista %1 se usa en el elemento %2 de %3</translation>
    </message>
    <message>
        <source>A chain of the router&apos;s, or one that rules jump to</source>
        <translation>Una cadena del router, o una a la que saltan las reglas</translation>
    </message>
    <message>
        <source>Jump Target</source>
        <translation>Destino del salto</translation>
    </message>
    <message>
        <source>Chain that action jump continues in</source>
        <translation>Cadena en la que continúa la acción jump</translation>
    </message>
    <message>
        <source>Source address, network or range</source>
        <translation>Dirección, red o intervalo de origen</translation>
    </message>
    <message>
        <source>Destination address, network or range</source>
        <translation>Dirección, red o intervalo de destino</translation>
    </message>
    <message>
        <source>Source ports and ranges of ports</source>
        <translation>Puertos de origen e intervalos de puertos</translation>
    </message>
    <message>
        <source>Destination ports and ranges of ports</source>
        <translation>Puertos de destino e intervalos de puertos</translation>
    </message>
    <message>
        <source>Any. Port</source>
        <translation>Cualquier pto.</translation>
    </message>
    <message>
        <source>Source or destination ports</source>
        <translation>Puertos de origen o de destino</translation>
    </message>
    <message>
        <source>In. Interface List</source>
        <translation>Lista interfaces entrada</translation>
    </message>
    <message>
        <source>List with the interface through which it came</source>
        <translation>Lista con la interfaz por la que llegó</translation>
    </message>
    <message>
        <source>Out. Interface List</source>
        <translation>Lista interfaces salida</translation>
    </message>
    <message>
        <source>List with the interface through which it leaves</source>
        <translation>Lista con la interfaz por la que sale</translation>
    </message>
    <message>
        <source>Routing table that mangle has chosen</source>
        <translation>Tabla de enrutamiento que ha elegido mangle</translation>
    </message>
    <message>
        <source>Src. Address Type</source>
        <translation>Tipo dir. origen</translation>
    </message>
    <message>
        <source>Of unicast, local, broadcast, multicast: what the source is for the router</source>
        <translation>De unicast, local, broadcast, multicast: qué es el origen para el router</translation>
    </message>
    <message>
        <source>Dst. Address Type</source>
        <translation>Tipo dir. destino</translation>
    </message>
    <message>
        <source>Of unicast, local, broadcast, multicast: what the destination is for the router</source>
        <translation>De unicast, local, broadcast, multicast: qué es el destino para el router</translation>
    </message>
    <message>
        <source>ICMP Options</source>
        <translation>Opciones ICMP</translation>
    </message>
    <message>
        <source>Type, or type:code, or type:code-code</source>
        <translation>Tipo, o tipo:código, o tipo:código-código</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Whether each packet that matches is logged</source>
        <translation>Si se anota en el log cada paquete que coincide</translation>
    </message>
    <message>
        <source>Log Prefix</source>
        <translation>Prefijo de log</translation>
    </message>
    <message>
        <source>Text in front of each line of the log</source>
        <translation>Texto al principio de cada línea del log</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Bytes of the packets that the rule has matched</source>
        <translation>Bytes de los paquetes que han coincidido con la regla</translation>
    </message>
    <message>
        <source>Packets that the rule has matched; in NAT those that begin a connection</source>
        <translation>Paquetes que han coincidido con la regla; en NAT, los que inician una conexión</translation>
    </message>
    <message>
        <source>Sets the counters of these rules to zero</source>
        <translation>Pone a cero los contadores de estas reglas</translation>
    </message>
    <message>
        <source>Reset Counters</source>
        <translation>Restablecer contadores</translation>
    </message>
    <message>
        <source>Sets the counters of all rules to zero</source>
        <translation>Pone a cero los contadores de todas las reglas</translation>
    </message>
    <message>
        <source>Reset All Counters</source>
        <translation>Restablecer todos los contadores</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>A quién se pregunta</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>How many questions; 0: until somebody ends it</source>
        <translation>Cuántas preguntas; 0: hasta que alguien lo termine</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Bytes of the IP packet</source>
        <translation>Bytes del paquete IP</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalo</translation>
    </message>
    <message>
        <source>Time from one question to the next</source>
        <translation>Tiempo de una pregunta a la siguiente</translation>
    </message>
    <message>
        <source>Routers that the question may pass</source>
        <translation>Routers por los que puede pasar la pregunta</translation>
    </message>
    <message>
        <source>The router&apos;s address to ask from</source>
        <translation>La dirección del router desde la que se pregunta</translation>
    </message>
    <message>
        <source>Where a link-local address, a group or a broadcast is</source>
        <translation>Dónde está una dirección link-local, un grupo o un broadcast</translation>
    </message>
    <message>
        <source>Do Not Fragment</source>
        <translation>No fragmentar</translation>
    </message>
    <message>
        <source>The question must arrive whole</source>
        <translation>La pregunta debe llegar entera</translation>
    </message>
    <message>
        <source>value of %1 out of range (10ms..5s)</source>
        <translation>El valor de %1 está fuera del intervalo (10ms..5s)</translation>
    </message>
    <message>
        <source>Asks a host whether it is there, and how far away</source>
        <translation>Pregunta a un host si está ahí y a qué distancia</translation>
    </message>
    <message>
        <source>failure: %1 is not the router&apos;s</source>
        <translation>%1 no es del router</translation>
    </message>
    <message>
        <source>Where the way leads</source>
        <translation>Adónde lleva el camino</translation>
    </message>
    <message>
        <source>How often each hop is asked; 0: until somebody ends it</source>
        <translation>Cuántas veces se pregunta a cada salto; 0: hasta que alguien lo termine</translation>
    </message>
    <message>
        <source>Max Hops</source>
        <translation>Saltos máx.</translation>
    </message>
    <message>
        <source>Hops that are asked at most</source>
        <translation>Saltos a los que se pregunta como máximo</translation>
    </message>
    <message>
        <source>How long an answer is awaited</source>
        <translation>Cuánto tiempo se espera una respuesta</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Qué se envía</translation>
    </message>
    <message>
        <source>First UDP port that is asked; each packet takes the next</source>
        <translation>Primer puerto UDP al que se pregunta; cada paquete toma el siguiente</translation>
    </message>
    <message>
        <source>Use DNS</source>
        <translation>Usar DNS</translation>
    </message>
    <message>
        <source>Names instead of addresses; not offered</source>
        <translation>Nombres en lugar de direcciones; no se ofrece</translation>
    </message>
    <message>
        <source>failure: %1=yes is not offered</source>
        <translation>%1=yes no se ofrece</translation>
    </message>
    <message>
        <source>value of %1 out of range (10ms..8s)</source>
        <translation>El valor de %1 está fuera del intervalo (10ms..8s)</translation>
    </message>
    <message>
        <source>Names the routers on the way to a host</source>
        <translation>Nombra los routers del camino hacia un host</translation>
    </message>
    <message>
        <source>no VLAN interface has the frame&apos;s tag</source>
        <translation>ninguna interfaz VLAN tiene la etiqueta de la trama</translation>
    </message>
    <message>
        <source>a blackhole route or a routing rule drops it</source>
        <translation>lo descarta una ruta blackhole o una regla de enrutamiento</translation>
    </message>
    <message>
        <source>a route or a routing rule says that the destination is unreachable</source>
        <translation>una ruta o una regla de enrutamiento dice que el destino es inalcanzable</translation>
    </message>
    <message>
        <source>a route prohibits the way to the destination</source>
        <translation>una ruta prohíbe el camino al destino</translation>
    </message>
    <message>
        <source>forwarding is switched off in the IP settings</source>
        <translation>el reenvío está desactivado en los ajustes IP</translation>
    </message>
    <message>
        <source>its connection is masqueraded with an interface that it no longer leaves through</source>
        <translation>a su conexión se le aplica masquerade con una interfaz por la que ya no sale</translation>
    </message>
    <message>
        <source>no free outside port for a connection that a control text announces</source>
        <translation>no hay puerto externo libre para una conexión que anuncia un texto de control</translation>
    </message>
    <message>
        <source>a control text has no room for its translation, or came before and read otherwise</source>
        <translation>un texto de control no tiene sitio para su traducción, o ya llegó antes y decía otra cosa</translation>
    </message>
    <message>
        <source>the router&apos;s own services have no room</source>
        <translation>los servicios propios del router no tienen sitio</translation>
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
        <translation>Trackbox no puede arrancar.

%1</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionDetails</name>
    <message>
        <source>This connection has ended; these are its last values.</source>
        <translation>Esta conexión ha terminado; estos son sus últimos valores.</translation>
    </message>
    <message>
        <source>Connection &lt;%1&gt;</source>
        <translation>Conexión &lt;%1&gt;</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionFilterBar</name>
    <message>
        <source>Filter: tcp 443 !192.168.88.10</source>
        <translation>Filtro: tcp 443 !192.168.88.10</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>IPv4 and IPv6</source>
        <translation>IPv4 e IPv6</translation>
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
        <translation>Versión de IP</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Let the list stand still; the router goes on</source>
        <translation>Detiene la lista; el router sigue funcionando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Addresses or their beginning, ports, protocols, TCP states, connection types (ftp), marks and flags (assured, uses-helper); ! in front: must not be</source>
        <translation>Direcciones o su comienzo, puertos, protocolos, estados TCP, tipos de conexión (ftp), marcas e indicadores (assured, uses-helper); con ! delante: no debe estar</translation>
    </message>
</context>
<context>
    <name>tb::ui::ConnectionTableModel</name>
    <message>
        <source>Flags</source>
        <translation>Indicadores</translation>
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
        <translation>Conexiones IPv6</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Conexiones</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Forget the selected connections; the next packet of one makes a new one (Del)</source>
        <translation>Olvidar las conexiones seleccionadas; el siguiente paquete de una crea otra nueva (Supr)</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Draw the rate of the selected connection (G)</source>
        <translation>Dibujar la tasa de la conexión seleccionada (G)</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Timeouts and the switch of connection tracking</source>
        <translation>Timeouts e interruptor del seguimiento de conexiones</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n elemento</numerusform>
            <numerusform>%n elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) out of %1</source>
        <translation>
            <numerusform>%n elemento de %1</numerusform>
            <numerusform>%n elementos de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation>
            <numerusform>(%n seleccionado)</numerusform>
            <numerusform>(%n seleccionados)</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection matches the filter.</source>
        <translation>Ninguna conexión coincide con el filtro.</translation>
    </message>
    <message>
        <source>No connections yet. Each appears when its first packet has left.</source>
        <translation>Aún no hay conexiones. Cada una aparece cuando ha salido su primer paquete.</translation>
    </message>
    <message>
        <source>Connection tracking is off, so there is nothing to list.
With enabled=auto it starts with the first firewall or NAT rule; Tracking switches it on.</source>
        <translation>El seguimiento de conexiones está desactivado, así que no hay nada que mostrar.
Con enabled=auto empieza con la primera regla de firewall o NAT; el botón Seguimiento lo activa.</translation>
    </message>
    <message>
        <source>Max Entries: %1</source>
        <translation>Entradas máx.: %1</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Only with %1</source>
        <translation>Solo con %1</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Sin %1</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
</context>
<context>
    <name>tb::ui::FlowsWindow</name>
    <message>
        <source>Recorded Rates</source>
        <translation>Tasas registradas</translation>
    </message>
    <message>
        <source>Filter: 192.168.88.10</source>
        <translation>Filtro: 192.168.88.10</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Primera vez</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Recorded connections</source>
        <translation>Conexiones registradas</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualizar</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Gráfico</translation>
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
        <translation>Aquí hace falta un valor</translation>
    </message>
    <message>
        <source>changed, not yet applied</source>
        <translation>Modificado, aún sin aplicar</translation>
    </message>
</context>
<context>
    <name>tb::ui::FormWindow</name>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>tb::ui::GraphWindow</name>
    <message>
        <source>2 minutes</source>
        <translation>2 minutos</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 minutos</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Nothing is recorded of this connection yet: rates are kept while packets pass.</source>
        <translation>Aún no hay nada registrado de esta conexión: las tasas se guardan mientras pasan paquetes.</translation>
    </message>
    <message>
        <source>Rate &lt;%1&gt;</source>
        <translation>Tasa &lt;%1&gt;</translation>
    </message>
</context>
<context>
    <name>tb::ui::ItemDialog</name>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>Comment:</source>
        <translation>Comentario:</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>This item has been removed.</source>
        <translation>Este elemento se ha eliminado.</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source> (disabled)</source>
        <translation> (desactivado)</translation>
    </message>
    <message>
        <source>%1 &lt;%2&gt;</source>
        <translation>%1 &lt;%2&gt;</translation>
    </message>
    <message>
        <source>%1: new item</source>
        <translation>%1: nuevo elemento</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
</context>
<context>
    <name>tb::ui::MainWindow</name>
    <message>
        <source>Tracking: on</source>
        <translation>Seguimiento: activado</translation>
    </message>
    <message>
        <source>Tracking: IPv4 only</source>
        <translation>Seguimiento: solo IPv4</translation>
    </message>
    <message>
        <source>Tracking: IPv6 only</source>
        <translation>Seguimiento: solo IPv6</translation>
    </message>
    <message>
        <source>Tracking: off</source>
        <translation>Seguimiento: desactivado</translation>
    </message>
    <message>
        <source>Trackbox</source>
        <translation>Trackbox</translation>
    </message>
    <message>
        <source>Work area</source>
        <translation>Área de trabajo</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Sesión</translation>
    </message>
    <message>
        <source>New &amp;Terminal</source>
        <translation>Nueva &amp;terminal</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;Sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Windows</source>
        <translation>Ve&amp;ntanas</translation>
    </message>
    <message>
        <source>&amp;Tile</source>
        <translation>&amp;Mosaico</translation>
    </message>
    <message>
        <source>&amp;Cascade</source>
        <translation>&amp;Cascada</translation>
    </message>
    <message>
        <source>Close &amp;all</source>
        <translation>Cerrar &amp;todas</translation>
    </message>
    <message>
        <source>What the router is doing</source>
        <translation>Qué está haciendo el router</translation>
    </message>
    <message>
        <source>%1 – Trackbox</source>
        <translation>%1 – Trackbox</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n conexión</numerusform>
            <numerusform>%n conexiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 packets/s, %n worker(s)</source>
        <translation>
            <numerusform>%1, %2 paquetes/s, %n hilo</numerusform>
            <numerusform>%1, %2 paquetes/s, %n hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 drops/s</source>
        <translation>%1 descartes/s</translation>
    </message>
    <message>
        <source>Rates are not kept: %1</source>
        <translation>No se guardan las tasas: %1</translation>
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
        <translation>Posición: las reglas se consultan en este orden</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>A note of yours</source>
        <translation>Una nota propia</translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuTree</name>
    <message>
        <source>Interfaces</source>
        <translation>Interfaces</translation>
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
        <translation>IP/Direcciones</translation>
    </message>
    <message>
        <source>IP/Routes</source>
        <translation>IP/Rutas</translation>
    </message>
    <message>
        <source>IP/Firewall</source>
        <translation>IP/Firewall</translation>
    </message>
    <message>
        <source>IP/Firewall/NAT</source>
        <translation>IP/Firewall/NAT</translation>
    </message>
    <message>
        <source>IP/Firewall/Connections</source>
        <translation>IP/Firewall/Conexiones</translation>
    </message>
    <message>
        <source>IP/Firewall/Tracking</source>
        <translation>IP/Firewall/Seguimiento</translation>
    </message>
    <message>
        <source>IPv6</source>
        <translation>IPv6</translation>
    </message>
    <message>
        <source>IPv6/Addresses</source>
        <translation>IPv6/Direcciones</translation>
    </message>
    <message>
        <source>IPv6/Routes</source>
        <translation>IPv6/Rutas</translation>
    </message>
    <message>
        <source>IPv6/Firewall</source>
        <translation>IPv6/Firewall</translation>
    </message>
    <message>
        <source>IPv6/Firewall/NAT</source>
        <translation>IPv6/Firewall/NAT</translation>
    </message>
    <message>
        <source>IPv6/Firewall/Connections</source>
        <translation>IPv6/Firewall/Conexiones</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>System/Identity</source>
        <translation>Sistema/Identidad</translation>
    </message>
    <message>
        <source>System/Resources</source>
        <translation>Sistema/Recursos</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Laboratorio</translation>
    </message>
    <message>
        <source>Lab/Hosts</source>
        <translation>Laboratorio/Hosts</translation>
    </message>
    <message>
        <source>Lab/Traffic</source>
        <translation>Laboratorio/Tráfico</translation>
    </message>
    <message>
        <source>Recorded Rates</source>
        <translation>Tasas registradas</translation>
    </message>
    <message>
        <source>New Terminal</source>
        <translation>Nueva terminal</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>IP/Firewall/Service Ports</source>
        <translation>IP/Firewall/Puertos de servicio</translation>
    </message>
    <message>
        <source>IP/Firewall/Closed Connections</source>
        <translation>IP/Firewall/Conexiones cerradas</translation>
    </message>
    <message>
        <source>IP/Firewall/Invalid Packets</source>
        <translation>IP/Firewall/Paquetes no válidos</translation>
    </message>
    <message>
        <source>IPv6/Firewall/Closed Connections</source>
        <translation>IPv6/Firewall/Conexiones cerradas</translation>
    </message>
    <message>
        <source>System/Dropped Packets</source>
        <translation>Sistema/Paquetes descartados</translation>
    </message>
    <message>
        <source>VLAN</source>
        <translation>VLAN</translation>
    </message>
    <message>
        <source>Interface List</source>
        <translation>Lista de interfaces</translation>
    </message>
    <message>
        <source>Interface List/Members</source>
        <translation>Lista de interfaces/Miembros</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Puente</translation>
    </message>
    <message>
        <source>Bridge/Ports</source>
        <translation>Puente/Puertos</translation>
    </message>
    <message>
        <source>Bridge/Hosts</source>
        <translation>Puente/Hosts</translation>
    </message>
    <message>
        <source>Bridge/Settings</source>
        <translation>Puente/Ajustes</translation>
    </message>
    <message>
        <source>IP/ARP</source>
        <translation>IP/ARP</translation>
    </message>
    <message>
        <source>IP/DHCP Client</source>
        <translation>IP/Cliente DHCP</translation>
    </message>
    <message>
        <source>IP/DHCP Server</source>
        <translation>IP/Servidor DHCP</translation>
    </message>
    <message>
        <source>IP/DHCP Server/Networks</source>
        <translation>IP/Servidor DHCP/Redes</translation>
    </message>
    <message>
        <source>IP/DHCP Server/Leases</source>
        <translation>IP/Servidor DHCP/Concesiones</translation>
    </message>
    <message>
        <source>IP/DNS</source>
        <translation>IP/DNS</translation>
    </message>
    <message>
        <source>IP/DNS/Static</source>
        <translation>IP/DNS/Estático</translation>
    </message>
    <message>
        <source>IP/DNS/Cache</source>
        <translation>IP/DNS/Caché</translation>
    </message>
    <message>
        <source>IP/Pool</source>
        <translation>IP/Pool</translation>
    </message>
    <message>
        <source>IP/Pool/Used Addresses</source>
        <translation>IP/Pool/Direcciones usadas</translation>
    </message>
    <message>
        <source>IP/Settings</source>
        <translation>IP/Ajustes</translation>
    </message>
    <message>
        <source>IP/VRF</source>
        <translation>IP/VRF</translation>
    </message>
    <message>
        <source>IP/Firewall/Mangle</source>
        <translation>IP/Firewall/Mangle</translation>
    </message>
    <message>
        <source>IPv6/Neighbors</source>
        <translation>IPv6/Vecinos</translation>
    </message>
    <message>
        <source>IPv6/ND</source>
        <translation>IPv6/ND</translation>
    </message>
    <message>
        <source>IPv6/ND/Prefixes</source>
        <translation>IPv6/ND/Prefijos</translation>
    </message>
    <message>
        <source>IPv6/Settings</source>
        <translation>IPv6/Ajustes</translation>
    </message>
    <message>
        <source>IPv6/Firewall/Mangle</source>
        <translation>IPv6/Firewall/Mangle</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>Enrutamiento</translation>
    </message>
    <message>
        <source>Routing/Tables</source>
        <translation>Enrutamiento/Tablas</translation>
    </message>
    <message>
        <source>Routing/Rules</source>
        <translation>Enrutamiento/Reglas</translation>
    </message>
</context>
<context>
    <name>tb::ui::MenuWindow</name>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>a new item (Ins)</source>
        <translation>un elemento nuevo (Ins)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>the selected items (Del)</source>
        <translation>los elementos seleccionados (Supr)</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>the selected items</source>
        <translation>los elementos seleccionados</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comentario</translation>
    </message>
    <message>
        <source>a note on the selected items</source>
        <translation>una nota sobre los elementos seleccionados</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>a new item like the selected one</source>
        <translation>un elemento nuevo como el seleccionado</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n elemento</numerusform>
            <numerusform>%n elementos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n selected)</source>
        <translation>
            <numerusform>(%n seleccionado)</numerusform>
            <numerusform>(%n seleccionados)</numerusform>
        </translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>the selected items, to what they were at first</source>
        <translation>los elementos seleccionados, a lo que eran al principio</translation>
    </message>
</context>
<context>
    <name>tb::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Cerrar el mensaje</translation>
    </message>
</context>
<context>
    <name>tb::ui::PropertyEditor</name>
    <message>
        <source>not set</source>
        <translation>sin definir</translation>
    </message>
</context>
<context>
    <name>tb::ui::RatePlot</name>
    <message>
        <source>Rate over time</source>
        <translation>Tasa a lo largo del tiempo</translation>
    </message>
    <message>
        <source>Nothing was recorded in the time shown.</source>
        <translation>No se registró nada en el tiempo mostrado.</translation>
    </message>
    <message>
        <source>%1 now %2, average %3, most %4</source>
        <translation>%1: ahora %2, media %3, máximo %4</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>%1
Original %2
Reply %3</source>
        <translation>%1
Original %2
Respuesta %3</translation>
    </message>
</context>
<context>
    <name>tb::ui::TerminalWidget</name>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Type ? or press Tab to see what can be typed.</source>
        <translation>Escriba ? o pulse Tab para ver qué se puede escribir.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Seleccionar todo</translation>
    </message>
    <message>
        <source>The answer is too long to show whole; this is its end.</source>
        <translation>La respuesta es demasiado larga para mostrarla entera; este es su final.</translation>
    </message>
</context>
</TS>
