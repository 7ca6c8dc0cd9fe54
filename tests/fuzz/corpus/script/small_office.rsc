# by Trackbox
/interface ethernet
add link=lab name=ether1 mac-address=02:00:00:00:00:01
add disabled=yes link="tap:tb1" mtu=9000 name="the inside"
/ip address
add address=192.168.88.1/24 comment="a \"quoted\" text" interface=ether1
/ipv6 address
add address=2001:db8::1/64 interface=ether1
/ip route
add distance=5 dst-address=0.0.0.0/0 gateway=192.168.88.254
/ip firewall connection tracking
set enabled=yes udp-timeout=1m30s
/ip firewall nat
add action=masquerade chain=srcnat out-interface=ether1 protocol=tcp \
    src-address=192.168.88.0/24 to-ports=10000-20000
/system identity
set name=R1
/lab host
add address=192.168.88.10/24 gateway=192.168.88.1 interface=ether1 name=pc
/lab traffic
add destination=203.0.113.10 every=15s host=pc protocol=udp rate=1500k
