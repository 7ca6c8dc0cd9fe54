// SPDX-License-Identifier: GPL-3.0-or-later
#include "conntrack/helpers/h323_grammar.h"

#include <algorithm>

namespace tb::conntrack::h323 {

// H.225.0 and H.245 as far as addresses are announced in them, in the order and with the names of the
// standards' ASN.1 modules (both AUTOMATIC TAGS, aligned PER). Everything here is encoded exactly; what is
// rare and long is `kUnread`. Additions need not be understood to be skipped, because each tells its length.

namespace {

using Kind = Type::Kind;
using Fields = std::span<const Field>;

constexpr Field must(const Type& type, Meaning meaning = Meaning::None)
{
    return {&type, false, meaning};
}
constexpr Field may(const Type& type, Meaning meaning = Meaning::None)
{
    return {&type, true, meaning};
}
constexpr Type sequence(Fields fields)
{
    return {.kind = Kind::Sequence,
            .optionals = static_cast<std::uint8_t>(std::ranges::count(fields, true, &Field::isOptional)),
            .fields = fields};
}
/// With "..." behind the fields. The additions are those from the index `first` on.
constexpr Type extensible(Fields fields, Fields additions = {}, std::uint8_t first = 0)
{
    Type type = sequence(fields);
    type.isExtensible = true;
    type.additions = additions;
    type.firstAddition = first;
    return type;
}
/// The first fields of an extensible SEQUENCE that has so many optional ones in all.
constexpr Type beginningOf(Fields fields, std::uint8_t optionals)
{
    Type type = extensible(fields);
    type.optionals = optionals;
    type.isBeginningOnly = true;
    return type;
}
constexpr Type choice(Fields alternatives)
{
    return {.kind = Kind::Choice,
            .alternatives = static_cast<std::uint8_t>(alternatives.size()),
            .fields = alternatives};
}
/// With "..." behind the alternatives.
constexpr Type openChoice(Fields alternatives, Fields additions = {})
{
    Type type = choice(alternatives);
    type.isExtensible = true;
    type.additions = additions;
    return type;
}
/// Of the alternatives of an extensible CHOICE, those from the index `first` on; the others are not followed.
constexpr Type someOf(std::uint8_t alternatives, std::uint8_t first, Fields followed, Fields additions = {})
{
    Type type = openChoice(followed, additions);
    type.alternatives = alternatives;
    type.firstAlternative = first;
    return type;
}
constexpr Type bits(std::uint8_t count)
{
    return {.kind = Kind::Bits, .size = count};
}
constexpr Type octets(std::uint8_t count)
{
    return {.kind = Kind::Octets, .size = count};
}
constexpr Type string(std::uint8_t lengthBits, std::uint8_t characterBits)
{
    return {.kind = Kind::String, .size = characterBits, .lengthBits = lengthBits};
}
constexpr Type address(std::uint8_t size)
{
    return {.kind = Kind::Address, .size = size};
}
constexpr Type listOf(Fields element)
{
    return {.kind = Kind::SequenceOf, .fields = element};
}
constexpr Type contents(Fields message)
{
    return {.kind = Kind::Contents, .fields = message};
}

constexpr Type kUnread{};
constexpr Type kNull = bits(0), kBoolean = bits(1);
constexpr Type kOctet = octets(1);     // INTEGER of a range of 256
constexpr Type kInteger16 = octets(2); // INTEGER of a range of 257 to 64 Ki
constexpr Type kLongInteger{.kind = Kind::LongInteger};
constexpr Type kCounted{.kind = Kind::Counted};
constexpr Type kGuid = octets(16);
constexpr Type kAddress4 = address(4), kAddress6 = address(16);

// H.245, from small to whole

constexpr Field kNonStandard221Fields[] = {must(kOctet), must(kOctet), must(kInteger16)};
constexpr Type kNonStandard221 = sequence(kNonStandard221Fields);
constexpr Field kNonStandardIdFields[] = {must(kCounted), must(kNonStandard221)};
constexpr Type kNonStandardId = choice(kNonStandardIdFields);
constexpr Field kNonStandardFields[] = {must(kNonStandardId), must(kCounted)};
constexpr Type kNonStandard = sequence(kNonStandardFields); // NonStandardParameter
constexpr Field kNonStandardElement[] = {must(kNonStandard)};
constexpr Type kNonStandardList = listOf(kNonStandardElement);

constexpr Field kIpAddressFields[] = {must(kAddress4)};
constexpr Type kIpAddress = extensible(kIpAddressFields);
constexpr Type kOctets4 = octets(4), kOctets6 = octets(6), kBits16 = bits(16);
constexpr Field kIpxAddressFields[] = {must(kOctets6), must(kOctets4), must(kBits16)};
constexpr Type kIpxAddress = extensible(kIpxAddressFields);
constexpr Field kIp6AddressFields[] = {must(kAddress6)};
constexpr Type kIp6Address = extensible(kIp6AddressFields);
constexpr Field kOctets4Element[] = {must(kOctets4)};
constexpr Type kRoute = listOf(kOctets4Element);
constexpr Field kSourceRouteFields[] = {must(kBoolean), must(kOctets4), must(kInteger16), must(kRoute)};
constexpr Type kSourceRoute = extensible(kSourceRouteFields);
constexpr Field kUnicastFields[] = {must(kIpAddress), must(kIpxAddress), must(kIp6Address), must(kGuid),
                                    must(kSourceRoute)};
constexpr Type kUnicast = openChoice(kUnicastFields);
// Nobody's own address, but of the same form.
constexpr Field kGroupFields[] = {must(kOctets4), must(kInteger16)},
                kGroup6Fields[] = {must(kGuid), must(kInteger16)};
constexpr Type kGroup = extensible(kGroupFields), kGroup6 = extensible(kGroup6Fields);
constexpr Field kMulticastFields[] = {must(kGroup), must(kGroup6)};
constexpr Type kMulticast = openChoice(kMulticastFields);
constexpr Field kChannelAddressFields[] = {must(kUnicast), must(kMulticast)};
constexpr Type kChannelAddress = openChoice(kChannelAddressFields); // TransportAddress

constexpr Field kG7231Fields[] = {must(kOctet), must(kBoolean)};
constexpr Type kG7231 = sequence(kG7231Fields);
constexpr Field kAudioFields[] = {must(kNonStandard), must(kOctet), must(kOctet),  must(kOctet), must(kOctet),
                                  must(kOctet),       must(kOctet), must(kOctet),  must(kG7231), must(kOctet),
                                  must(kOctet),       must(kOctet), must(kUnread), must(kUnread)};
constexpr Type kAudio = openChoice(kAudioFields); // AudioCapability

constexpr Type kBits2 = bits(2), kBits5 = bits(5);
constexpr Field kH261Fields[] = {may(kBits2), may(kBits2), must(kBoolean), must(kInteger16), must(kBoolean)};
constexpr Type kH261 = extensible(kH261Fields);
constexpr Field kH263Fields[] = {may(kBits5),    may(kBits5),        may(kBits5),    may(kBits5),
                                 may(kBits5),    must(kLongInteger), must(kBoolean), must(kBoolean),
                                 must(kBoolean), must(kBoolean),     must(kBoolean), may(kLongInteger),
                                 may(kInteger16)};
constexpr Type kH263 = extensible(kH263Fields);
constexpr Field kVideoFields[] = {must(kNonStandard), must(kH261), must(kUnread), must(kH263), must(kUnread)};
constexpr Type kVideo = openChoice(kVideoFields); // VideoCapability

constexpr Field kDataProtocolFields[] = {must(kNonStandard), must(kNull), must(kNull), must(kNull),
                                         must(kNull),        must(kNull), must(kNull)};
constexpr Type kDataProtocol = openChoice(kDataProtocolFields);
constexpr Field kApplicationFields[] = {
    must(kNonStandard),  must(kDataProtocol), must(kDataProtocol), must(kDataProtocol), must(kUnread),
    must(kDataProtocol), must(kDataProtocol), must(kUnread),       must(kNull),         must(kDataProtocol)};
constexpr Type kApplication = openChoice(kApplicationFields);
constexpr Field kDataFields[] = {must(kApplication), must(kLongInteger)};
constexpr Type kData = extensible(kDataFields); // DataApplicationCapability
constexpr Field kDataTypeFields[] = {must(kNonStandard), must(kNull), must(kVideo),
                                     must(kAudio),       must(kData), must(kUnread)};
constexpr Type kDataType = openChoice(kDataTypeFields);

constexpr Type kBits8 = bits(8); // INTEGER (1..255)
constexpr Field kChannelFields[] = {may(kNonStandardList),
                                    must(kOctet), // sessionID
                                    may(kBits8),           may(kChannelAddress, Meaning::Media),
                                    may(kBoolean),         may(kChannelAddress, Meaning::MediaControl)};
constexpr Type kChannel = beginningOf(kChannelFields, 10); // H2250LogicalChannelParameters
constexpr Field kChannelAckFields[] = {may(kNonStandardList),
                                       may(kBits8), // sessionID
                                       may(kChannelAddress, Meaning::Media),
                                       may(kChannelAddress, Meaning::MediaControl)};
constexpr Type kChannelAck = beginningOf(kChannelAckFields, 5); // H2250LogicalChannelAckParameters

constexpr Field kChannelAddition[] = {must(kChannel)};
constexpr Type kForwardMultiplex = someOf(3, 0, {}, kChannelAddition);
constexpr Type kReverseMultiplex = someOf(2, 0, {}, kChannelAddition);
constexpr Type kReverseAckMultiplex = someOf(1, 0, {}, kChannelAddition);

constexpr Field kForwardFields[] = {may(kInteger16), must(kDataType), must(kForwardMultiplex)};
constexpr Type kForward = extensible(kForwardFields);
constexpr Field kReverseFields[] = {must(kDataType), may(kReverseMultiplex)};
constexpr Type kReverse = extensible(kReverseFields);
constexpr Field kOpenChannelFields[] = {must(kInteger16), must(kForward), may(kReverse)};
constexpr Type kOpenChannel = extensible(kOpenChannelFields); // OpenLogicalChannel

constexpr Field kReverseAckFields[] = {must(kInteger16), may(kInteger16), may(kReverseAckMultiplex)};
constexpr Type kReverseAck = extensible(kReverseAckFields);
constexpr Field kForwardAckFields[] = {must(kChannelAck)};
constexpr Type kForwardAck = openChoice(kForwardAckFields);
constexpr Field kOpenChannelAckFields[] = {must(kInteger16), may(kReverseAck)};
constexpr Field kOpenChannelAckAdditions[] = {must(kForwardAck)};
constexpr Type kOpenChannelAck = extensible(kOpenChannelAckFields, kOpenChannelAckAdditions, 1);

constexpr Field kRequestFields[] = {must(kOpenChannel)};
constexpr Type kRequest = someOf(11, 3, kRequestFields);
constexpr Field kResponseFields[] = {must(kOpenChannelAck)};
constexpr Type kResponse = someOf(19, 5, kResponseFields);
constexpr Field kControlMessageFields[] = {must(kRequest), must(kResponse)};

} // namespace

constexpr Type kControlMessage = someOf(4, 0, kControlMessageFields);

namespace {

// H.225.0, from small to whole. Names that H.245 has, too, begin with kCall.

constexpr Type kCall221 = extensible(kNonStandard221Fields); // H221NonStandard
constexpr Field kCallNonStandardIdFields[] = {must(kCounted), must(kCall221)};
constexpr Type kCallNonStandardId = openChoice(kCallNonStandardIdFields);
constexpr Field kCallNonStandardFields[] = {must(kCallNonStandardId), must(kCounted)};
constexpr Type kCallNonStandard = sequence(kCallNonStandardFields); // NonStandardParameter

constexpr Field kCallRoutingFields[] = {must(kNull), must(kNull)};
constexpr Type kCallRouting = openChoice(kCallRoutingFields);
constexpr Field kCallSourceRouteFields[] = {must(kOctets4), must(kInteger16), must(kRoute),
                                            must(kCallRouting)};
constexpr Type kCallSourceRoute = extensible(kCallSourceRouteFields);
constexpr Type kCallIpxAddress = sequence(kIpxAddressFields);
constexpr Type kNsap = string(5, 8);
constexpr Field kCallAddressFields[] = {
    must(kAddress4), must(kCallSourceRoute), must(kCallIpxAddress), must(kIp6Address), must(kGuid),
    must(kNsap),     must(kCallNonStandard)};
constexpr Type kCallAddress = openChoice(kCallAddressFields); // TransportAddress
constexpr Field kCallAddressElement[] = {must(kCallAddress)};
constexpr Type kCallAddressList = listOf(kCallAddressElement);

constexpr Type kDigits = string(7, 4), kText = string(8, 16);
constexpr Field kAliasFields[] = {must(kDigits), must(kText)};
constexpr Type kAlias = openChoice(kAliasFields); // AliasAddress
constexpr Field kAliasElement[] = {must(kAlias)};
constexpr Type kAliasList = listOf(kAliasElement);

constexpr Type kName = string(8, 8);
constexpr Field kVendorFields[] = {must(kCall221), may(kName), may(kName)};
constexpr Type kVendor = extensible(kVendorFields);
constexpr Field kOnlyNonStandardFields[] = {may(kCallNonStandard)};
/// TerminalInfo, GatekeeperInfo, McuInfo, H310Caps and its like.
constexpr Type kOnlyNonStandard = extensible(kOnlyNonStandardFields);
constexpr Field kSupportedFields[] = {must(kCallNonStandard), must(kOnlyNonStandard), must(kOnlyNonStandard),
                                      must(kOnlyNonStandard), must(kOnlyNonStandard), must(kOnlyNonStandard),
                                      must(kOnlyNonStandard), must(kOnlyNonStandard), must(kOnlyNonStandard)};
constexpr Type kSupported = openChoice(kSupportedFields); // SupportedProtocols
constexpr Field kSupportedElement[] = {must(kSupported)};
constexpr Type kSupportedList = listOf(kSupportedElement);
constexpr Field kGatewayFields[] = {may(kSupportedList), may(kCallNonStandard)};
constexpr Type kGateway = extensible(kGatewayFields);
constexpr Field kEndpointFields[] = {may(kCallNonStandard), may(kVendor),
                                     may(kOnlyNonStandard), // gatekeeper
                                     may(kGateway),
                                     may(kOnlyNonStandard), // mcu
                                     may(kOnlyNonStandard), // terminal
                                     must(kBoolean),        must(kBoolean)};
constexpr Type kEndpoint = extensible(kEndpointFields); // EndpointType

constexpr Field kInteger16Element[] = {must(kInteger16)};
constexpr Type kInteger16List = listOf(kInteger16Element);
constexpr Field kNulls[] = {must(kNull), must(kNull), must(kNull), must(kNull), must(kNull), must(kNull),
                            must(kNull), must(kNull), must(kNull), must(kNull), must(kNull), must(kNull)};
constexpr Type kChoiceOf2 = openChoice(Fields(kNulls).first(2));
constexpr Type kChoiceOf3 = openChoice(Fields(kNulls).first(3));
constexpr Type kChoiceOf4 = openChoice(Fields(kNulls).first(4));
constexpr Type kReleaseReason = openChoice(kNulls);
constexpr Type kBits7 = bits(7);
constexpr Field kQ954Fields[] = {must(kBits2)};
constexpr Type kQ954 = extensible(kQ954Fields);
constexpr Field kCallServicesFields[] = {must(kBits7), must(kQ954)};
constexpr Type kCallServices = extensible(kCallServicesFields); // QseriesOptions
constexpr Field kCallIdentifierFields[] = {must(kGuid)};
constexpr Type kCallIdentifier = extensible(kCallIdentifierFields);

constexpr Field kFastStartMessage[] = {must(kOpenChannel)};
constexpr Type kFastStartContents = contents(kFastStartMessage);
constexpr Field kFastStartElement[] = {must(kFastStartContents)};
constexpr Type kFastStart = listOf(kFastStartElement);
constexpr Field kTunnelMessage[] = {must(kControlMessage)};
constexpr Type kTunnelContents = contents(kTunnelMessage);
constexpr Field kTunnelElement[] = {must(kTunnelContents)};
constexpr Type kTunnel = listOf(kTunnelElement);

constexpr Field kFastStartAddition[] = {must(kFastStart)};
constexpr Field kSetupFields[] = {must(kCounted), // protocolIdentifier
                                  may(kCallAddress, Meaning::H245),
                                  may(kAliasList),
                                  must(kEndpoint),
                                  may(kAliasList),
                                  may(kCallAddress), // destCallSignalAddress
                                  may(kAliasList),
                                  may(kInteger16List),
                                  must(kBoolean),
                                  must(kGuid),
                                  must(kChoiceOf3), // conferenceGoal
                                  may(kCallServices),
                                  must(kChoiceOf4)}; // callType
constexpr Type kSetup = extensible(kSetupFields, kFastStartAddition, 6);
constexpr Field kAlertingFields[] = {must(kCounted), must(kEndpoint), may(kCallAddress, Meaning::H245)};
constexpr Type kAlerting = extensible(kAlertingFields, kFastStartAddition, 4); // also CallProceeding
constexpr Field kConnectFields[] = {must(kCounted), may(kCallAddress, Meaning::H245), must(kEndpoint),
                                    must(kGuid)};
constexpr Type kConnect = extensible(kConnectFields, kFastStartAddition, 4);
constexpr Field kInformationFields[] = {must(kCounted)};
constexpr Type kInformation = extensible(kInformationFields, kFastStartAddition, 3);
constexpr Field kReleaseFields[] = {must(kCounted), may(kReleaseReason)};
constexpr Type kRelease = extensible(kReleaseFields);
constexpr Field kFacilityFields[] = {must(kCounted),
                                     may(kCallAddress), // alternativeAddress: somebody else's
                                     may(kAliasList), may(kGuid), must(kChoiceOf4)}; // reason
constexpr Field kFacilityAdditions[] = {must(kCallAddress, Meaning::H245), must(kFastStart)};
constexpr Type kFacility = extensible(kFacilityFields, kFacilityAdditions, 6);
constexpr Field kProgressFields[] = {must(kCounted),        must(kEndpoint), may(kCallAddress, Meaning::H245),
                                     must(kCallIdentifier), may(kUnread),    may(kUnread),
                                     may(kUnread),          may(kFastStart)};
constexpr Type kProgress = extensible(kProgressFields);

constexpr Field kBodyFields[] = {must(kSetup),       must(kAlerting), must(kConnect), must(kAlerting),
                                 must(kInformation), must(kRelease),  must(kFacility)};
constexpr Field kBodyAdditions[] = {must(kProgress)};
constexpr Type kBody = openChoice(kBodyFields, kBodyAdditions);
constexpr Field kPduFields[] = {must(kBody), may(kCallNonStandard)};
constexpr Field kPduAdditions[] = {must(kTunnel)};              // h245Control
constexpr Type kPdu = extensible(kPduFields, kPduAdditions, 2); // H323-UU-PDU
constexpr Field kUserInformationFields[] = {must(kPdu)};

constexpr Field kRegistrationRequestFields[] = {must(kInteger16), must(kCounted), may(kCallNonStandard),
                                                must(kBoolean), must(kCallAddressList, Meaning::CallSignal)};
constexpr Type kRegistrationRequest = beginningOf(kRegistrationRequestFields, 3);
constexpr Field kRegistrationConfirmFields[] = {must(kInteger16), must(kCounted), may(kCallNonStandard),
                                                must(kCallAddressList, Meaning::CallSignal)};
constexpr Type kRegistrationConfirm = beginningOf(kRegistrationConfirmFields, 3);
constexpr Field kAdmissionConfirmFields[] = {must(kInteger16), must(kLongInteger), must(kChoiceOf2),
                                             must(kCallAddress, Meaning::CallSignal)};
constexpr Type kAdmissionConfirm = beginningOf(kAdmissionConfirmFields, 2);
constexpr Field kRasMessageFields[] = {must(kRegistrationRequest),
                                       must(kRegistrationConfirm),
                                       must(kUnread),
                                       must(kUnread),
                                       must(kUnread),
                                       must(kUnread),
                                       must(kUnread),
                                       must(kAdmissionConfirm)};

} // namespace

constexpr Type kUserInformation = beginningOf(kUserInformationFields, 1);
constexpr Type kRasMessage = someOf(25, 3, kRasMessageFields);

} // namespace tb::conntrack::h323
