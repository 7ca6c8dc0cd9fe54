# The demo lab: a home behind a router, all of it inside the program. It needs no rights and touches no network.
/interface ethernet
add name=ether1 link=lab comment="to the Internet"
add name=ether2 link=lab comment="home"
/ip address
add address=203.0.113.2/24 interface=ether1
add address=192.168.88.1/24 interface=ether2
/ipv6 address
add address=2001:db8:203::2/64 interface=ether1
add address=2001:db8:88::1/64 interface=ether2
/ip route
add dst-address=0.0.0.0/0 gateway=203.0.113.1
/ip firewall connection tracking
set enabled=yes
/ip firewall nat
add chain=srcnat action=masquerade out-interface=ether1 comment="home goes out with the router's address"
/system identity
set name=Trackbox
/lab host
add name=isp interface=ether1 address=203.0.113.1/24 gateway=203.0.113.2
add name=web interface=ether1 address=203.0.113.10/24 gateway=203.0.113.2 address6=2001:db8:203::10/64 gateway6=2001:db8:203::2
add name=video interface=ether1 address=203.0.113.20/24 gateway=203.0.113.2 address6=2001:db8:203::20/64 gateway6=2001:db8:203::2
add name=resolver interface=ether1 address=203.0.113.53/24 gateway=203.0.113.2
add name=laptop interface=ether2 address=192.168.88.10/24 gateway=192.168.88.1 address6=2001:db8:88::10/64 gateway6=2001:db8:88::1
add name=phone interface=ether2 address=192.168.88.11/24 gateway=192.168.88.1 address6=2001:db8:88::11/64 gateway6=2001:db8:88::1
add name=tv interface=ether2 address=192.168.88.12/24 gateway=192.168.88.1
add name=printer interface=ether2 address=192.168.88.13/24 gateway=192.168.88.1
add name=camera interface=ether2 address=192.168.88.14/24 gateway=192.168.88.1
/lab traffic
add host=laptop destination=203.0.113.10 protocol=tcp port=443 rate=4M length=12s every=4s
add host=laptop destination=203.0.113.53 protocol=udp port=53 rate=8k length=1s every=2s
add host=laptop destination=2001:db8:203::10 protocol=tcp port=443 rate=2500k length=20s every=9s
add host=laptop destination=192.168.88.1 protocol=ping length=5s every=11s
add host=phone destination=203.0.113.10 protocol=tcp port=443 rate=900k length=6s every=3s
add host=phone destination=203.0.113.53 protocol=udp port=53 rate=8k length=1s every=3s
add host=phone destination=2001:db8:203::20 protocol=udp port=443 rate=3M length=25s every=13s
add host=tv destination=203.0.113.20 protocol=tcp port=443 rate=18M length=5m every=5m
add host=tv destination=203.0.113.53 protocol=udp port=53 rate=8k length=1s every=7s
add host=printer destination=203.0.113.10 protocol=tcp port=80 rate=40k length=2s every=10s
add host=camera destination=203.0.113.20 protocol=udp port=554 rate=2M length=2m every=2m
add host=camera destination=203.0.113.1 protocol=ping length=3s every=8s
