package org.tongguan.declaration.rules;

import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;

/** The dictionary's fields that rules speak of, by constant: a misspelt one fails at start, and none is looked up by name while checking. */
final class Fields {

    private Fields() { }

    static Group group(String name) {
        return Dictionary.declaration().group(name);
    }

    /** Fields of head. */
    static final class Head {
        static final Group GROUP = group("head");
        static final Field SEQUENCE_NUMBER = GROUP.field("sequenceNumber");
        static final Field DIRECTION = GROUP.field("direction");
        static final Field DECLARATION_TYPE = GROUP.field("declarationType");
        static final Field DECLARANT_CODE = GROUP.field("declarantCode");
        static final Field DECLARANT_NAME = GROUP.field("declarantName");
        static final Field APPROVAL_NUMBER = GROUP.field("approvalNumber");
        static final Field TRANSPORT_DOCUMENT_NUMBER = GROUP.field("transportDocumentNumber");
        static final Field CONTRACT_NUMBER = GROUP.field("contractNumber");
        static final Field DECLARATION_OFFICE = GROUP.field("declarationOffice");
        static final Field LEVY_NATURE = GROUP.field("levyNature");
        static final Field ROUTING_PORT = GROUP.field("routingPort");
        static final Field FREIGHT_CURRENCY = GROUP.field("freightCurrency");
        static final Field FREIGHT_MARK = GROUP.field("freightMark");
        static final Field FREIGHT_AMOUNT = GROUP.field("freightAmount");
        static final Field GROSS_WEIGHT_KG = GROUP.field("grossWeightKg");
        static final Field ENTRY_EXIT_DATE = GROUP.field("entryExitDate");
        static final Field ENTRY_EXIT_OFFICE = GROUP.field("entryExitOffice");
        static final Field INSURANCE_CURRENCY = GROUP.field("insuranceCurrency");
        static final Field INSURANCE_MARK = GROUP.field("insuranceMark");
        static final Field INSURANCE_AMOUNT = GROUP.field("insuranceAmount");
        static final Field LICENCE_NUMBER = GROUP.field("licenceNumber");
        static final Field RECORD_NUMBER = GROUP.field("recordNumber");
        static final Field NET_WEIGHT_KG = GROUP.field("netWeightKg");
        static final Field REMARKS = GROUP.field("remarks");
        static final Field OTHER_CHARGES_CURRENCY = GROUP.field("otherChargesCurrency");
        static final Field OTHER_CHARGES_MARK = GROUP.field("otherChargesMark");
        static final Field OTHER_CHARGES_AMOUNT = GROUP.field("otherChargesAmount");
        static final Field OWNER_CODE = GROUP.field("ownerCode");
        static final Field OWNER_NAME = GROUP.field("ownerName");
        static final Field PACKAGE_QUANTITY = GROUP.field("packageQuantity");
        static final Field TRADER_CODE = GROUP.field("traderCode");
        static final Field TRADING_PARTNER_COUNTRY = GROUP.field("tradingPartnerCountry");
        static final Field PROCEDURE_CODE = GROUP.field("procedureCode");
        static final Field TRADER_NAME = GROUP.field("traderName");
        static final Field TRANSPORT_MODE = GROUP.field("transportMode");
        static final Field TRANSPORT_MEANS_NAME = GROUP.field("transportMeansName");
        static final Field TRANSACTION_MODE = GROUP.field("transactionMode");
        static final Field PACKAGE_TYPE = GROUP.field("packageType");
        static final Field DECLARATION_NUMBER = GROUP.field("declarationNumber");
        static final Field PRE_ENTRY_NUMBER = GROUP.field("preEntryNumber");
        static final Field DECLARATION_CHANNEL = GROUP.field("declarationChannel");
        static final Field RISK_PARAMETER = GROUP.field("riskParameter");
        static final Field INPUT_AGENT_NAME = GROUP.field("inputAgentName");
        static final Field INPUT_AGENT_CODE = GROUP.field("inputAgentCode");
        static final Field DECLARATION_FORM = GROUP.field("declarationForm");
        static final Field PRINT_DATE = GROUP.field("printDate");
        static final Field INPUT_OPERATOR_CARD = GROUP.field("inputOperatorCard");
        static final Field INPUT_OPERATOR_NAME = GROUP.field("inputOperatorName");
        static final Field DECLARANT_IDENTITY = GROUP.field("declarantIdentity");
        static final Field RELATED_DOCUMENT_NUMBER = GROUP.field("relatedDocumentNumber");
        static final Field EXTENSION_FLAGS = GROUP.field("extensionFlags");
        static final Field TRANSIT_RELATION = GROUP.field("transitRelation");
        static final Field GUARANTEE_RELEASE = GROUP.field("guaranteeRelease");
        static final Field RECORD_LIST_TYPE = GROUP.field("recordListType");
        static final Field INPUT_AGENT_CREDIT_CODE = GROUP.field("inputAgentCreditCode");
        static final Field OWNER_CREDIT_CODE = GROUP.field("ownerCreditCode");
        static final Field DECLARANT_CREDIT_CODE = GROUP.field("declarantCreditCode");
        static final Field TRADER_CREDIT_CODE = GROUP.field("traderCreditCode");
        static final Field PRICE_STATEMENTS = GROUP.field("priceStatements");
        static final Field TRADE_COUNTRY = GROUP.field("tradeCountry");
        static final Field INSPECTION_ROUTING = GROUP.field("inspectionRouting");
        static final Field TAX_ADMINISTRATION_MARK = GROUP.field("taxAdministrationMark");
        static final Field SHIPPING_MARKS = GROUP.field("shippingMarks");
        static final Field DEPARTURE_PORT = GROUP.field("departurePort");
        static final Field ENTRY_PORT = GROUP.field("entryPort");
        static final Field GOODS_LOCATION = GROUP.field("goodsLocation");
        static final Field DELIVERY_ORDER_NUMBER = GROUP.field("deliveryOrderNumber");
        static final Field PORT_INSPECTION_OFFICE = GROUP.field("portInspectionOffice");
        static final Field SPECIAL_BUSINESS_FLAGS = GROUP.field("specialBusinessFlags");
        static final Field DESTINATION_OFFICE = GROUP.field("destinationOffice");
        static final Field DISPATCH_DATE = GROUP.field("dispatchDate");
        static final Field DISCHARGE_COMPLETED_DATE = GROUP.field("dischargeCompletedDate");
        static final Field RELATION_REASON = GROUP.field("relationReason");
        static final Field CERTIFICATE_OFFICE = GROUP.field("certificateOffice");
        static final Field ORIGINAL_CONTAINER = GROUP.field("originalContainer");
        static final Field DECLARANT_PERSON_NAME = GROUP.field("declarantPersonName");
        static final Field NO_OTHER_PACKAGES = GROUP.field("noOtherPackages");
        static final Field INSPECTION_OFFICE = GROUP.field("inspectionOffice");
        static final Field OVERSEAS_CONSIGNOR_CODE = GROUP.field("overseasConsignorCode");
        static final Field OVERSEAS_CONSIGNOR_NAME_ZH = GROUP.field("overseasConsignorNameZh");
        static final Field OVERSEAS_CONSIGNOR_NAME = GROUP.field("overseasConsignorName");
        static final Field OVERSEAS_CONSIGNOR_ADDRESS = GROUP.field("overseasConsignorAddress");
        static final Field OVERSEAS_CONSIGNEE_CODE = GROUP.field("overseasConsigneeCode");
        static final Field OVERSEAS_CONSIGNEE_NAME = GROUP.field("overseasConsigneeName");
        static final Field DOMESTIC_PARTY_NAME_EN = GROUP.field("domesticPartyNameEn");
        static final Field RELATED_NUMBER = GROUP.field("relatedNumber");
        static final Field TRADER_INSPECTION_CODE = GROUP.field("traderInspectionCode");
        static final Field OWNER_INSPECTION_CODE = GROUP.field("ownerInspectionCode");
        static final Field DECLARANT_INSPECTION_CODE = GROUP.field("declarantInspectionCode");
        static final Field REMARKS2 = GROUP.field("remarks2");
        static final Field REMARKS1 = GROUP.field("remarks1");

        private Head() { }
    }

    /** Fields of goodsItems. */
    static final class Item {
        static final Group GROUP = group("goodsItems");
        static final Field CLASSIFICATION_MARK = GROUP.field("classificationMark");
        static final Field COMMODITY_CODE = GROUP.field("commodityCode");
        static final Field RECORD_ITEM_NUMBER = GROUP.field("recordItemNumber");
        static final Field UNIT_PRICE = GROUP.field("unitPrice");
        static final Field DUTY_MODE = GROUP.field("dutyMode");
        static final Field UNIT_FACTOR = GROUP.field("unitFactor");
        static final Field SPECIFICATION = GROUP.field("specification");
        static final Field DESCRIPTION = GROUP.field("description");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");
        static final Field ORIGIN_COUNTRY = GROUP.field("originCountry");
        static final Field CURRENCY = GROUP.field("currency");
        static final Field TOTAL_PRICE = GROUP.field("totalPrice");
        static final Field QUANTITY = GROUP.field("quantity");
        static final Field FIRST_QUANTITY = GROUP.field("firstQuantity");
        static final Field SECOND_QUANTITY = GROUP.field("secondQuantity");
        static final Field UNIT = GROUP.field("unit");
        static final Field FIRST_UNIT = GROUP.field("firstUnit");
        static final Field SECOND_UNIT = GROUP.field("secondUnit");
        static final Field USE_CODE = GROUP.field("useCode");
        static final Field PROCESSING_FEE = GROUP.field("processingFee");
        static final Field ARTICLE_NUMBER = GROUP.field("articleNumber");
        static final Field ARTICLE_VERSION = GROUP.field("articleVersion");
        static final Field DESTINATION_COUNTRY = GROUP.field("destinationCountry");
        static final Field INSPECTION_CATEGORY = GROUP.field("inspectionCategory");
        static final Field DESCRIPTION_EN = GROUP.field("descriptionEn");
        static final Field ORIGIN_REGION = GROUP.field("originRegion");
        static final Field PURPOSE = GROUP.field("purpose");
        static final Field EXPIRY_DATE = GROUP.field("expiryDate");
        static final Field SHELF_LIFE = GROUP.field("shelfLife");
        static final Field GOODS_ATTRIBUTES = GROUP.field("goodsAttributes");
        static final Field COMPOSITION = GROUP.field("composition");
        static final Field DANGEROUS_GOODS_CODE = GROUP.field("dangerousGoodsCode");
        static final Field DANGEROUS_GOODS_NAME = GROUP.field("dangerousGoodsName");
        static final Field DANGEROUS_PACKAGE_TYPE = GROUP.field("dangerousPackageType");
        static final Field DANGEROUS_PACKAGE_SPECIFICATION = GROUP.field("dangerousPackageSpecification");
        static final Field OVERSEAS_MANUFACTURER = GROUP.field("overseasManufacturer");
        static final Field NOT_DANGEROUS = GROUP.field("notDangerous");
        static final Field DESTINATION_REGION = GROUP.field("destinationRegion");
        static final Field INSPECTION_SPECIFICATION = GROUP.field("inspectionSpecification");
        static final Field MODEL = GROUP.field("model");
        static final Field BRAND = GROUP.field("brand");
        static final Field PRODUCTION_DATE = GROUP.field("productionDate");
        static final Field BATCH_NUMBER = GROUP.field("batchNumber");
        static final Field DOMESTIC_DISTRICT = GROUP.field("domesticDistrict");
        static final Field INSPECTION_NAME = GROUP.field("inspectionName");
        static final Field MANUFACTURER_REGISTRATION = GROUP.field("manufacturerRegistration");
        static final Field MANUFACTURER_NAME = GROUP.field("manufacturerName");
        static final Field PREFERENTIAL_ORIGIN = GROUP.field("preferentialOrigin");
        static final Field CONTROL_CODE = GROUP.field("controlCode");

        private Item() { }
    }

    /** Fields of freeText. */
    static final class Free {
        static final Group GROUP = group("freeText");
        static final Field BONDED_WAREHOUSE_NUMBER = GROUP.field("bondedWarehouseNumber");
        static final Field YARD_CODE = GROUP.field("yardCode");
        static final Field DECLARANT_CONTACT = GROUP.field("declarantContact");
        static final Field DECLARANT_CERTIFICATE = GROUP.field("declarantCertificate");
        static final Field RELATED_DECLARATION_NUMBER = GROUP.field("relatedDeclarationNumber");
        static final Field RELATED_RECORD_NUMBER = GROUP.field("relatedRecordNumber");
        static final Field VOYAGE_NUMBER = GROUP.field("voyageNumber");

        private Free() { }
    }

    /** Fields of containers. */
    static final class Container {
        static final Group GROUP = group("containers");
        static final Field CONTAINER_NUMBER = GROUP.field("containerNumber");
        static final Field CONTAINER_TYPE = GROUP.field("containerType");
        static final Field ITEM_NUMBERS = GROUP.field("itemNumbers");
        static final Field SHARED_CONTAINER = GROUP.field("sharedContainer");
        static final Field GOODS_WEIGHT_KG = GROUP.field("goodsWeightKg");
        static final Field TARE_WEIGHT_KG = GROUP.field("tareWeightKg");

        private Container() { }
    }

    /** Fields of licenceDocuments. */
    static final class Licence {
        static final Group GROUP = group("licenceDocuments");
        static final Field DOCUMENT_CODE = GROUP.field("documentCode");
        static final Field DOCUMENT_NUMBER = GROUP.field("documentNumber");

        private Licence() { }
    }

    /** Fields of attachedDocuments. */
    static final class Attached {
        static final Group GROUP = group("attachedDocuments");
        static final Field DOCUMENT_ID = GROUP.field("documentId");
        static final Field DOCUMENT_CODE = GROUP.field("documentCode");
        static final Field FORMAT = GROUP.field("format");
        static final Field RESEND_REASON = GROUP.field("resendReason");
        static final Field FILE_NAME = GROUP.field("fileName");
        static final Field OWNER_CODE = GROUP.field("ownerCode");
        static final Field SIGNING_UNIT = GROUP.field("signingUnit");
        static final Field SIGNED_AT = GROUP.field("signedAt");
        static final Field OWNER_NAME = GROUP.field("ownerName");
        static final Field SIZE_BYTES = GROUP.field("sizeBytes");
        static final Field ITEM_NUMBERS = GROUP.field("itemNumbers");

        private Attached() { }
    }

    /** Fields of originRelations. */
    static final class Relation {
        static final Group GROUP = group("originRelations");
        static final Field DOCUMENT_CODE = GROUP.field("documentCode");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");
        static final Field DOCUMENT_NUMBER = GROUP.field("documentNumber");
        static final Field DOCUMENT_ITEM_NUMBER = GROUP.field("documentItemNumber");
        static final Field EXTENSION = GROUP.field("extension");

        private Relation() { }
    }

    /** Fields of transit. */
    static final class Transit {
        static final Group GROUP = group("transit");
        static final Field TRANSIT_NUMBER = GROUP.field("transitNumber");
        static final Field CARGO_LIST_NUMBER = GROUP.field("cargoListNumber");
        static final Field TRANSIT_DECLARATION_NUMBER = GROUP.field("transitDeclarationNumber");
        static final Field DOMESTIC_TRANSPORT_MODE = GROUP.field("domesticTransportMode");
        static final Field DOMESTIC_TRANSPORT_NUMBER = GROUP.field("domesticTransportNumber");
        static final Field DOMESTIC_TRANSPORT_NAME = GROUP.field("domesticTransportName");
        static final Field DOMESTIC_VOYAGE_NUMBER = GROUP.field("domesticVoyageNumber");
        static final Field CARRIER_NAME = GROUP.field("carrierName");
        static final Field CARRIER_CODE = GROUP.field("carrierCode");
        static final Field TRANSIT_TYPE = GROUP.field("transitType");
        static final Field EXPECTED_ARRIVAL_DATE = GROUP.field("expectedArrivalDate");
        static final Field ELECTRONIC_SEAL = GROUP.field("electronicSeal");
        static final Field REMARKS = GROUP.field("remarks");
        static final Field TRANSIT_FORM = GROUP.field("transitForm");
        static final Field APPLICANT_CREDIT_CODE = GROUP.field("applicantCreditCode");

        private Transit() { }
    }

    /** Fields of transitContainers. */
    static final class TransitContainer {
        static final Group GROUP = group("transitContainers");
        static final Field CONTAINER_NUMBER = GROUP.field("containerNumber");
        static final Field SEQUENCE = GROUP.field("sequence");
        static final Field CONTAINER_TYPE = GROUP.field("containerType");
        static final Field SEAL_NUMBER = GROUP.field("sealNumber");
        static final Field DOMESTIC_TRANSPORT_NAME = GROUP.field("domesticTransportName");
        static final Field TRANSPORT_WEIGHT_KG = GROUP.field("transportWeightKg");
        static final Field SEAL_QUANTITY = GROUP.field("sealQuantity");

        private TransitContainer() { }
    }

    /** Fields of transitContainerGoods. */
    static final class TransitGoods {
        static final Group GROUP = group("transitContainerGoods");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");
        static final Field CONTAINER_NUMBER = GROUP.field("containerNumber");
        static final Field PACKAGE_QUANTITY = GROUP.field("packageQuantity");
        static final Field GOODS_WEIGHT_KG = GROUP.field("goodsWeightKg");

        private TransitGoods() { }
    }

    /** Fields of royaltyFee. */
    static final class Royalty {
        static final Group GROUP = group("royaltyFee");
        static final Field PRICE_PRE_DETERMIN_NO = GROUP.field("pricePreDeterminNo");
        static final Field TAX_ROYALTY_DECL_TYPE = GROUP.field("taxRoyaltyDeclType");
        static final Field CONTRACT_NO = GROUP.field("contractNo");
        static final Field AUTHORIZER = GROUP.field("authorizer");
        static final Field AUTHORIZED_PERSON = GROUP.field("authorizedPerson");
        static final Field PAY_TYPE = GROUP.field("payType");
        static final Field PAY_TIME = GROUP.field("payTime");
        static final Field PAY_PERIOD = GROUP.field("payPeriod");
        static final Field EFFECTIVE_DATE_TIME = GROUP.field("effectiveDateTime");
        static final Field EXPIRATION_DATE_TIME = GROUP.field("expirationDateTime");
        static final Field ROYALTY_AMOUNT = GROUP.field("royaltyAmount");
        static final Field CURR = GROUP.field("curr");
        static final Field ROYALTY_FEE_TYPE = GROUP.field("royaltyFeeType");
        static final Field EDOC_TYPE = GROUP.field("edocType");
        static final Field STATMENT = GROUP.field("statment");
        static final Field IS_SECRET = GROUP.field("isSecret");
        static final Field IS_CUS_AUDIT = GROUP.field("isCusAudit");
        static final Field IS_CUS_PRICE_PRE_DETERMIN = GROUP.field("isCusPricePreDetermin");
        static final Field ISSUE_DATE_TIME = GROUP.field("issueDateTime");
        static final Field PERIOD_START_DATE = GROUP.field("periodStartDate");
        static final Field PERIOD_END_DATE = GROUP.field("periodEndDate");

        private Royalty() { }
    }

    /** Fields of twoStageAccess. */
    static final class Access {
        static final Group GROUP = group("twoStageAccess");
        static final Field TRANSITION_APPLY = GROUP.field("transitionApply");
        static final Field TRANSITION_SITE = GROUP.field("transitionSite");
        static final Field CONDITIONAL_LIFTOFF_APPLY = GROUP.field("conditionalLiftoffApply");
        static final Field PORT_DEST_MERGE_CHECK_APPLY = GROUP.field("portDestMergeCheckApply");

        private Access() { }
    }

    /** Fields of permits. */
    static final class Permit {
        static final Group GROUP = group("permits");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");
        static final Field PERMIT_TYPE = GROUP.field("permitType");
        static final Field PERMIT_NUMBER = GROUP.field("permitNumber");
        static final Field WRITE_OFF_LINE = GROUP.field("writeOffLine");
        static final Field WRITE_OFF_QUANTITY = GROUP.field("writeOffQuantity");
        static final Field WRITE_OFF_UNIT = GROUP.field("writeOffUnit");

        private Permit() { }
    }

    /** Fields of vehicles. */
    static final class Vehicle {
        static final Group GROUP = group("vehicles");
        static final Field PERMIT_NUMBER = GROUP.field("permitNumber");
        static final Field PERMIT_TYPE = GROUP.field("permitType");
        static final Field VIN_SEQUENCE = GROUP.field("vinSequence");
        static final Field TRANSPORT_DOCUMENT_DATE = GROUP.field("transportDocumentDate");
        static final Field WARRANTY_PERIOD = GROUP.field("warrantyPeriod");
        static final Field ENGINE_NUMBER = GROUP.field("engineNumber");
        static final Field VIN = GROUP.field("vin");
        static final Field CHASSIS_NUMBER = GROUP.field("chassisNumber");
        static final Field INVOICE_QUANTITY = GROUP.field("invoiceQuantity");
        static final Field PRODUCT_NAME_ZH = GROUP.field("productNameZh");
        static final Field PRODUCT_NAME_EN = GROUP.field("productNameEn");
        static final Field MODEL_EN = GROUP.field("modelEn");
        static final Field UNIT_PRICE = GROUP.field("unitPrice");
        static final Field INVOICE_NUMBER = GROUP.field("invoiceNumber");

        private Vehicle() { }
    }

    /** Fields of otherPackages. */
    static final class OtherPackage {
        static final Group GROUP = group("otherPackages");
        static final Field PACKAGE_QUANTITY = GROUP.field("packageQuantity");
        static final Field PACKAGE_TYPE = GROUP.field("packageType");

        private OtherPackage() { }
    }

    /** Fields of enterprisePromises. */
    static final class Promise {
        static final Group GROUP = group("enterprisePromises");
        static final Field MATERIAL_CODE = GROUP.field("materialCode");

        private Promise() { }
    }

    /** Fields of requestedCertificates. */
    static final class Certificate {
        static final Group GROUP = group("requestedCertificates");
        static final Field CERTIFICATE_CODE = GROUP.field("certificateCode");
        static final Field ORIGINALS = GROUP.field("originals");
        static final Field COPIES = GROUP.field("copies");

        private Certificate() { }
    }
}
