-- What of OpenStreetMap is drawn below the stops of a trail (src/city/server/ground); everything else is left out.
node_keys = {}

local streets = {
	motorway = "main", trunk = "main", primary = "main", secondary = "main", tertiary = "main",
	motorway_link = "main", trunk_link = "main", primary_link = "main", secondary_link = "main", tertiary_link = "main",
	unclassified = "street", residential = "street", living_street = "street", service = "street", road = "street",
	pedestrian = "foot", footway = "foot", path = "foot", steps = "foot", cycleway = "foot", track = "foot"
}
local rails = { rail = true, light_rail = true, tram = true, narrow_gauge = true }
local rivers = { river = true, canal = true, stream = true }
local greens = {
	park = true, garden = true, pitch = true, forest = true, grass = true, meadow = true, cemetery = true,
	recreation_ground = true, village_green = true, allotments = true, orchard = true, wood = true, scrub = true, heath = true
}

local function isGreen()
	return greens[Find("leisure")] or greens[Find("landuse")] or greens[Find("natural")]
end

local function isWater()
	return Find("natural") == "water" or Find("waterway") == "riverbank" or Find("landuse") == "basin"
end

function relation_scan_function()
	if Find("type") == "multipolygon" then Accept() end
end

function node_function() end

function way_function()
	if Find("tunnel") == "yes" or Find("tunnel") == "culvert" then return end
	local closed = IsClosed()
	if closed and isWater() then Layer("water", true)
	elseif rivers[Find("waterway")] then Layer("river", false)
	elseif closed and isGreen() then Layer("green", true)
	elseif closed and Find("building") ~= "" then Layer("building", true)
	elseif rails[Find("railway")] then Layer("rail", false)
	elseif streets[Find("highway")] then Layer(streets[Find("highway")], false)
	end
end

function relation_function()
	if isWater() then Layer("water", true)
	elseif isGreen() then Layer("green", true)
	elseif Find("building") ~= "" then Layer("building", true)
	end
end
