/interface ethernet
add name=a; add name=b; set [find name=a] comment=x; move 1 0; disable *1
set b !mac-address; unset b link; remove [find disabled]
/ip/firewall/connection/tracking reset
